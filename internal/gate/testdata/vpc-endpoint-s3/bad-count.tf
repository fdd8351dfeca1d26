variable "endpoint" {
  type    = bool
  default = false
}

resource "aws_vpc" "bad_switched_off" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_subnet" "main" {
  vpc_id = aws_vpc.bad_switched_off.id
}

resource "aws_vpc_endpoint" "s3" {
  count        = var.endpoint ? 1 : 0
  vpc_id       = aws_vpc.bad_switched_off.id
  service_name = "com.amazonaws.eu-central-1.s3"
}
