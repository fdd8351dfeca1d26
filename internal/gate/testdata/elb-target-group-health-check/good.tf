resource "aws_lb_target_group" "shop" {
  name     = "shop"
  port     = 80
  protocol = "HTTP"
  health_check {
    path = "/healthz"
  }
}

resource "aws_lb_target_group" "streams" {
  name     = "streams"
  port     = 9000
  protocol = "TCP"
}
