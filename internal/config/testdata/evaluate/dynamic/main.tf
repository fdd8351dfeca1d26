variable "ports" {
  type    = list(number)
  default = [80, 443]
}

variable "unset" {
  type = list(string)
}

locals {
  groups = { a = { ports = [1, 2], label = "x" }, b = { ports = [], label = "y" } }
}

resource "aws_security_group" "web" {
  ingress {
    from_port = 22
  }

  dynamic "ingress" {
    for_each = var.ports
    content {
      from_port   = ingress.value
      description = "rule ${ingress.key}"
    }
  }

  dynamic "ingress" {
    for_each = toset(["10.0.0.0/8"])
    iterator = range
    content {
      cidr_blocks = [range.key, range.value]
    }
  }

  dynamic "egress" {
    for_each = var.unset
    content {
      cidr_blocks = [egress.value]
    }
  }

  dynamic "timeouts" {
    for_each = []
    content {
      create = "1h"
    }
  }
}

resource "aws_wafv2_web_acl" "main" {
  for_each = toset(["one"])

  dynamic "rule" {
    for_each = local.groups
    content {
      name = "${each.key}-${rule.key}"

      dynamic "statement" {
        for_each = rule.value.ports
        iterator = port
        content {
          port  = port.value
          outer = rule.value.label
        }
      }
    }
  }
}

resource "aws_network_acl" "listed" {
  ingress = [for p in var.ports : { from_port = p, action = "allow" }]

  provisioner "local-exec" {
    command = "echo ${self.id}"
  }
}
