variable "internal" {
  type    = bool
  default = false
}

resource "aws_lb" "bad" {
  name     = "shop"
  internal = var.internal
}
