variable "ranges" {
  default = ["10.0.0.0/28", "10.0.0.0/8"]
}

resource "aws_db_security_group" "bad" {
  name = "orders"

  dynamic "ingress" {
    for_each = var.ranges
    content {
      cidr = ingress.value
    }
  }
}
