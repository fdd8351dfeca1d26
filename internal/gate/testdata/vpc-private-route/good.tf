resource "aws_internet_gateway" "main" {
  vpc_id = "vpc-1"
}

resource "aws_subnet" "public" {
  vpc_id = "vpc-1"
}

resource "aws_subnet" "private" {
  vpc_id = "vpc-1"
}

resource "aws_route_table" "public" {
  vpc_id = "vpc-1"

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}

resource "aws_route_table" "private" {
  vpc_id = "vpc-1"

  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = "nat-1"
  }
}

resource "aws_route_table_association" "public" {
  subnet_id      = aws_subnet.public.id
  route_table_id = aws_route_table.public.id
}

resource "aws_route_table_association" "private" {
  subnet_id      = aws_subnet.private.id
  route_table_id = aws_route_table.private.id
}
