resource "aws_security_group" "shop" {
  name = "shop"
}

resource "aws_lb" "shop" {
  name            = "shop"
  security_groups = [aws_security_group.shop.id]
}

resource "aws_lb" "streams" {
  name               = "streams"
  load_balancer_type = "network"
}

resource "aws_elb" "shop" {
  name            = "shop"
  security_groups = [aws_security_group.shop.id]
}
