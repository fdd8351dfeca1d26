resource "aws_vpc" "mute" {
  cidr_block         = "10.20.0.0/16"
  enable_dns_support = false
}

resource "aws_vpc_endpoint" "bad_queue" {
  vpc_id            = aws_vpc.mute.id
  service_name      = "com.amazonaws.eu-central-1.sqs"
  vpc_endpoint_type = "Interface"
}
