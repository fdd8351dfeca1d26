resource "aws_lb" "shop" {
  name = "shop"
}

resource "aws_wafv2_web_acl" "bad" {
  name  = "shop"
  scope = "REGIONAL"
}

resource "aws_wafv2_web_acl_association" "shop" {
  resource_arn = aws_lb.shop.arn
  web_acl_arn  = aws_wafv2_web_acl.bad.arn
}
