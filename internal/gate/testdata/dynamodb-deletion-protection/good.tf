resource "aws_dynamodb_table" "orders" {
  name                        = "orders"
  deletion_protection_enabled = true
}
