data "aws_region" "here" {}

resource "aws_vpc" "main" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_subnet" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id       = aws_vpc.main.id
  service_name = "com.amazonaws.${data.aws_region.here.name}.s3"
}

resource "aws_vpc" "empty" {
  cidr_block = "10.21.0.0/16"
}

data "aws_vpc_endpoint_service" "s3" {
  service = "s3"
}

resource "aws_vpc" "looked_up" {
  cidr_block = "10.22.0.0/16"
}

resource "aws_subnet" "looked_up" {
  vpc_id = aws_vpc.looked_up.id
}

resource "aws_vpc_endpoint" "looked_up" {
  vpc_id       = aws_vpc.looked_up.id
  service_name = data.aws_vpc_endpoint_service.s3.service_name
}
