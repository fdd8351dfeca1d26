resource "aws_lb_target_group" "shop" {
  name     = "shop"
  port     = 8443
  protocol = "HTTPS"
  health_check {
    path     = "/healthz"
    protocol = "HTTPS"
  }
}

resource "aws_lb_target_group" "plain" {
  name     = "plain"
  port     = 8080
  protocol = "HTTP"
}
