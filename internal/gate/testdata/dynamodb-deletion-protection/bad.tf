resource "aws_dynamodb_table" "bad" {
  name = "orders"
}

resource "aws_dynamodb_table" "bad_false" {
  name                        = "invoices"
  deletion_protection_enabled = false
}
