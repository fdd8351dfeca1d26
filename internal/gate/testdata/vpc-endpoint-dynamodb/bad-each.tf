resource "aws_vpc" "bad_each" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_subnet" "main" {
  count  = 2
  vpc_id = aws_vpc.bad_each.id
}

resource "aws_dynamodb_table" "orders" {
  name = "orders"
}

resource "aws_vpc_endpoint" "main" {
  for_each     = toset(["s3"])
  vpc_id       = aws_vpc.bad_each.id
  service_name = "com.amazonaws.eu-central-1.${each.key}"
}
