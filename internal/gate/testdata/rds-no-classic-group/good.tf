resource "aws_security_group" "orders" {
  name = "orders"
}

resource "aws_db_instance" "orders" {
  vpc_security_group_ids = [aws_security_group.orders.id]
}
