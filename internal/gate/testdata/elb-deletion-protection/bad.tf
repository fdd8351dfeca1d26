resource "aws_lb" "bad" {
  name = "shop"
}

resource "aws_alb" "bad_off" {
  name                       = "help"
  enable_deletion_protection = false
}
