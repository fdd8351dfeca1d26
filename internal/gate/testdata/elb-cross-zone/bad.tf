resource "aws_lb" "bad" {
  name               = "streams"
  load_balancer_type = "network"
}

resource "aws_lb" "bad_gateway" {
  name                             = "inspection"
  load_balancer_type               = "gateway"
  enable_cross_zone_load_balancing = false
}

resource "aws_elb" "bad_classic" {
  name                      = "shop"
  cross_zone_load_balancing = false
}
