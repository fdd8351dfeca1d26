locals {
  rules = {
    web  = { port = 443, about = "HTTPS" }
    data = { port = 5432, about = null }
  }
}

resource "aws_security_group" "bad_dynamic" {
  dynamic "ingress" {
    for_each = local.rules
    content {
      description = ingress.value.about
      from_port   = ingress.value.port
      to_port     = ingress.value.port
      protocol    = "tcp"
      cidr_blocks = ["10.20.0.0/24"]
    }
  }
}
