resource "aws_vpc" "bad_without" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_subnet" "main" {
  vpc_id = aws_vpc.bad_without.id
}

resource "aws_ecr_repository" "orders" {
  name = "orders"
}

resource "aws_vpc_endpoint" "api" {
  vpc_id            = aws_vpc.bad_without.id
  vpc_endpoint_type = "Interface"
  service_name      = "com.amazonaws.eu-central-1.ecr.api"
}
