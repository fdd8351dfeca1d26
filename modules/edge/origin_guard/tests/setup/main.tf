# A load balancer behind an API, and a key for the logs.

resource "aws_vpc" "this" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_subnet" "this" {
  count = 2

  vpc_id            = aws_vpc.this.id
  cidr_block        = cidrsubnet(aws_vpc.this.cidr_block, 8, count.index)
  availability_zone = "us-east-1${["a", "b"][count.index]}"
}

resource "aws_lb" "this" {
  name     = "cambio-dev-services"
  internal = true
  subnets  = aws_subnet.this[*].id
}

resource "aws_kms_key" "this" {
  description = "Logs"
}

output "load_balancer_arn" {
  value = aws_lb.this.arn
}

output "key_arn" {
  value = aws_kms_key.this.arn
}
