resource "aws_db_security_group" "bad" {
  name = "orders"
  ingress {
    cidr = "10.0.0.0/28"
  }
}
