variable "data_ports" {
  default = [5432, 6379, 9200, 11211, 27017]
}

resource "aws_security_group" "bad_data" {
  dynamic "ingress" {
    for_each = toset(var.data_ports)
    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["0.0.0.0/0"]
    }
  }
}

resource "aws_vpc_security_group_ingress_rule" "bad_docker" {
  for_each          = { docker = 2375, kubernetes = 6443 }
  security_group_id = aws_security_group.bad_data.id
  from_port         = each.value
  to_port           = each.value
  ip_protocol       = "tcp"
  cidr_ipv4         = "0.0.0.0/0"
}
