resource "aws_vpc" "main" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_internet_gateway" "beside" {
  tags = { Name = "beside" }
}

resource "aws_internet_gateway_attachment" "beside" {
  internet_gateway_id = aws_internet_gateway.beside.id
  vpc_id              = aws_vpc.main.id
}
