variable "logged" {
  type    = bool
  default = false
}

resource "aws_lb" "bad" {
  name               = "shop"
  load_balancer_type = "network"
  access_logs {
    bucket  = "cambio-logs"
    enabled = var.logged
  }
}

resource "aws_elb" "bad_classic" {
  name = "shop"
  access_logs {
    bucket  = "cambio-logs"
    enabled = var.logged
  }
}
