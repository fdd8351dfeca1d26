resource "aws_dynamodb_table" "orders" {
  name = "orders"

  point_in_time_recovery {
    enabled = true
  }
}

resource "aws_dynamodb_global_table" "orders" {
  name = "orders"

  replica {
    region_name = "eu-west-1"
  }
}
