resource "aws_lightsail_database" "bad" {
  relational_database_name = "orders"
  publicly_accessible      = true
}
