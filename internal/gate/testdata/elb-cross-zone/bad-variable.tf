variable "type" {
  type    = string
  default = "network"
}

resource "aws_lb" "bad" {
  name               = "streams"
  load_balancer_type = var.type
}
