resource "aws_vpc" "main" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_subnet" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_ecr_repository" "orders" {
  name = "orders"
}

resource "aws_vpc_endpoint" "images" {
  vpc_id            = aws_vpc.main.id
  vpc_endpoint_type = "Interface"
  service_name      = "com.amazonaws.eu-central-1.ecr.dkr"
}
