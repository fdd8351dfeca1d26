resource "aws_dynamodb_table" "bad_missing" {
  name = "orders"
}

resource "aws_dynamodb_table" "bad_false" {
  name = "invoices"

  point_in_time_recovery {
    enabled = false
  }
}

resource "aws_dynamodb_table_replica" "bad_replica" {
  global_table_arn = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders"
}
