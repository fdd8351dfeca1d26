resource "aws_dynamodb_global_table" "bad" {
  name = "orders"

  replica {
    region_name = "eu-west-1"
  }
}
