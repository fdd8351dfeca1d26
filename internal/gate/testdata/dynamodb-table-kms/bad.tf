resource "aws_dynamodb_table" "bad_missing" {
  name = "orders"
}

resource "aws_dynamodb_table" "bad_false" {
  name = "invoices"

  server_side_encryption {
    enabled = false
  }
}
