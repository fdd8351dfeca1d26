resource "aws_vpc_endpoint" "bad_silent" {
  vpc_id            = "vpc-1"
  service_name      = "com.amazonaws.eu-central-1.sqs"
  vpc_endpoint_type = "Interface"
}

resource "aws_vpc_endpoint" "bad_off" {
  vpc_id              = "vpc-1"
  service_name        = "com.amazonaws.eu-central-1.kms"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = false
}
