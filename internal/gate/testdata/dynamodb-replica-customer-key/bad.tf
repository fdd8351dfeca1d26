resource "aws_dynamodb_table_replica" "bad" {
  global_table_arn = aws_dynamodb_table.bad_inline.arn
}

resource "aws_dynamodb_table" "bad_inline" {
  name = "orders"

  replica {
    region_name = "eu-central-1"
  }
}
