resource "aws_vpc" "main" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_security_group" "database" {
  vpc_id = aws_vpc.main.id
}
