variable "callers" {
  type    = list(string)
  default = ["0.0.0.0/0"]
}

variable "ports" {
  type = map(object({
    port  = number
    cidrs = optional(list(string), ["0.0.0.0/0"])
  }))
  default = {
    shell = { port = 22 }
    web   = { port = 443 }
  }
}

locals {
  everyone = "0.0.0.0/0"
}

resource "aws_security_group" "bad_default_value" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = var.callers
  }
}

resource "aws_security_group" "bad_dynamic" {
  dynamic "ingress" {
    for_each = var.ports
    content {
      description = ingress.key
      from_port   = ingress.value.port
      to_port     = ingress.value.port
      protocol    = "tcp"
      cidr_blocks = ingress.value.cidrs
    }
  }
}

resource "aws_security_group" "many" {
  name = "many"
}

resource "aws_vpc_security_group_ingress_rule" "bad_each" {
  for_each          = toset(["22"])
  security_group_id = aws_security_group.many.id
  from_port         = each.value
  to_port           = tonumber(each.value)
  ip_protocol       = "tcp"
  cidr_ipv4         = local.everyone
}
