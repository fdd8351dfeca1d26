resource "aws_lightsail_database" "orders" {
  relational_database_name = "orders"
}

resource "aws_lightsail_database" "invoices" {
  relational_database_name = "invoices"
  publicly_accessible      = false
}
