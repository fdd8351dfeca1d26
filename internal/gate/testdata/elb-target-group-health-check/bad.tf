resource "aws_lb_target_group" "bad" {
  name     = "shop"
  port     = 80
  protocol = "HTTP"
}

resource "aws_alb_target_group" "bad_path" {
  name     = "help"
  port     = 443
  protocol = "HTTPS"
  health_check {
    interval = 10
  }
}
