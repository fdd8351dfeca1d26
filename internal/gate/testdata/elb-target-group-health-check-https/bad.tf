resource "aws_lb_target_group" "bad" {
  name     = "shop"
  port     = 8443
  protocol = "HTTPS"
  health_check {
    path = "/healthz"
  }
}

resource "aws_lb_target_group" "bad_absent" {
  name     = "help"
  port     = 8443
  protocol = "HTTPS"
}
