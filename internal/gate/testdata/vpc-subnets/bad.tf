resource "aws_vpc" "bad_empty" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.bad_empty.id
}
