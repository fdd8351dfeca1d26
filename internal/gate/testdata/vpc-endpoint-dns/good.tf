resource "aws_vpc" "main" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_vpc_endpoint" "queue" {
  vpc_id            = aws_vpc.main.id
  service_name      = "com.amazonaws.eu-central-1.sqs"
  vpc_endpoint_type = "Interface"
}

resource "aws_vpc" "mute" {
  cidr_block         = "10.21.0.0/16"
  enable_dns_support = false
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id       = aws_vpc.mute.id
  service_name = "com.amazonaws.eu-central-1.s3"
}
