resource "aws_lb" "bad" {
  name = "shop"
}

resource "aws_alb" "bad_false" {
  name     = "help"
  internal = false
}

resource "aws_elb" "bad_classic" {
  name = "shop"
}
