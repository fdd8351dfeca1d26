resource "aws_lb" "bad" {
  name = "shop"
}

resource "aws_lb" "guarded" {
  name = "help"
}

resource "aws_wafv2_web_acl_association" "help" {
  resource_arn = aws_lb.guarded.arn
  web_acl_arn  = "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/help/1"
}
