variable "protocol" {
  type    = string
  default = "HTTP"
}

resource "aws_lb_target_group" "bad" {
  name     = "shop"
  port     = 8443
  protocol = "HTTPS"
  health_check {
    path     = "/healthz"
    protocol = var.protocol
  }
}
