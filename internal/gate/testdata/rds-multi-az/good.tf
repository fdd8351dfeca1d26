resource "aws_db_instance" "orders" {
  engine   = "postgres"
  multi_az = true
}

resource "aws_db_instance" "replica" {
  replicate_source_db = aws_db_instance.orders.identifier
}
