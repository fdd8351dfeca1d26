resource "aws_db_security_group" "orders" {
  name = "orders"
  ingress {
    cidr = "10.0.0.0/28"
  }
}

resource "aws_db_security_group" "by_group" {
  name = "invoices"
  ingress {
    security_group_id = aws_security_group.invoices.id
  }
}
