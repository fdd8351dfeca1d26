variable "web_ports" {
  type    = list(number)
  default = [80, 443]
}

resource "aws_security_group" "bad_dynamic" {
  dynamic "ingress" {
    for_each = var.web_ports
    iterator = web
    content {
      from_port   = web.value
      to_port     = web.value
      protocol    = "tcp"
      cidr_blocks = ["0.0.0.0/0"]
    }
  }
}
