variable "listeners" {
  type    = map(number)
  default = { http = 80 }
}

resource "aws_elb" "bad" {
  name = "shop"
  dynamic "listener" {
    for_each = var.listeners
    content {
      lb_port           = listener.value
      lb_protocol       = listener.key
      instance_port     = 8080
      instance_protocol = "http"
    }
  }
}
