variable "drain" {
  type    = bool
  default = false
}

resource "aws_elb" "bad" {
  name                = "shop"
  connection_draining = var.drain
}
