resource "aws_vpc" "main" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_subnet" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_dynamodb_table" "orders" {
  name = "orders"
}

variable "region" {
  type = string
}

resource "aws_vpc_endpoint" "main" {
  for_each     = toset(["s3", "dynamodb"])
  vpc_id       = aws_vpc.main.id
  service_name = "com.amazonaws.${var.region}.${each.key}"
}
