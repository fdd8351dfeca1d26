resource "aws_dynamodb_table" "orders" {
  name = "orders"

  point_in_time_recovery {
    enabled = true
  }
}

resource "aws_dynamodb_table_replica" "orders" {
  global_table_arn       = aws_dynamodb_table.orders.arn
  point_in_time_recovery = true
}
