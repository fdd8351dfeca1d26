resource "aws_vpc" "bad_without" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_subnet" "main" {
  vpc_id = aws_vpc.bad_without.id
}

resource "aws_dynamodb_table" "orders" {
  name = "orders"
}
