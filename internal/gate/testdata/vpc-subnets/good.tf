resource "aws_vpc" "main" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_subnet" "main" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.20.1.0/24"
}

resource "aws_vpc" "told" {
  cidr_block = "10.21.0.0/16"
}

output "vpc" {
  value = aws_vpc.told.id
}
