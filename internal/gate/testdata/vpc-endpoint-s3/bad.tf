resource "aws_vpc" "bad_without" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_subnet" "main" {
  vpc_id = aws_vpc.bad_without.id
}

resource "aws_vpc_endpoint" "dynamodb" {
  vpc_id       = aws_vpc.bad_without.id
  service_name = "com.amazonaws.eu-central-1.dynamodb"
}
