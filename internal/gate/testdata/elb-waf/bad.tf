resource "aws_lb" "bad" {
  name = "shop"
}

resource "aws_alb" "bad_alb" {
  name     = "help"
  internal = false
}
