resource "aws_lb" "shop" {
  name = "shop"
}

resource "aws_lb" "help" {
  name                   = "help"
  desync_mitigation_mode = "strictest"
}

resource "aws_elb" "shop" {
  name                   = "shop"
  desync_mitigation_mode = "defensive"
}
