resource "aws_lb" "shop" {
  name = "shop"
}

resource "aws_wafv2_web_acl_association" "shop" {
  resource_arn = aws_lb.shop.arn
  web_acl_arn  = "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/1"
}

resource "aws_alb" "help" {
  name = "help"
}

resource "aws_wafregional_web_acl_association" "help" {
  resource_arn = aws_alb.help.arn
  web_acl_id   = "help"
}

resource "aws_lb" "orders" {
  name     = "orders"
  internal = true
}

resource "aws_lb" "streams" {
  name               = "streams"
  load_balancer_type = "network"
}
