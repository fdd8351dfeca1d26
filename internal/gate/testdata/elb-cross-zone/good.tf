resource "aws_lb" "streams" {
  name                             = "streams"
  load_balancer_type               = "network"
  enable_cross_zone_load_balancing = true
}

resource "aws_lb" "shop" {
  name = "shop"
}

resource "aws_elb" "shop" {
  name = "shop"
}
