variable "service" {
  default = "orders"
}

resource "aws_vpc" "main" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_security_group" "orders" {
  description = "Tasks of ${var.service} in ${aws_vpc.main.id}"
}
