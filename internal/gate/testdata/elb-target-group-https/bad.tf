resource "aws_lb_target_group" "bad" {
  name     = "shop"
  port     = 80
  protocol = "HTTP"
  vpc_id   = "vpc-1"
}

resource "aws_alb_target_group" "bad_alb" {
  name     = "help"
  port     = 80
  protocol = "HTTP"
  vpc_id   = "vpc-1"
}
