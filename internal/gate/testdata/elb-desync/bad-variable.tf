variable "mode" {
  type    = string
  default = "monitor"
}

resource "aws_alb" "bad" {
  name                   = "shop"
  desync_mitigation_mode = var.mode
}
