resource "aws_internet_gateway" "main" {
  vpc_id = "vpc-1"
}

resource "aws_subnet" "private" {
  count  = 2
  vpc_id = "vpc-1"
}

resource "aws_route_table" "bad_inline" {
  vpc_id = "vpc-1"

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}

resource "aws_route_table_association" "private" {
  count          = 2
  subnet_id      = aws_subnet.private[count.index].id
  route_table_id = aws_route_table.bad_inline.id
}

resource "aws_subnet" "orders" {
  vpc_id = "vpc-1"
  tags   = { Name = "orders-database-a" }
}

resource "aws_route_table" "bad_beside" {
  vpc_id = "vpc-1"
}

resource "aws_route" "out" {
  route_table_id         = aws_route_table.bad_beside.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.main.id
}

resource "aws_route_table_association" "orders" {
  subnet_id      = aws_subnet.orders.id
  route_table_id = aws_route_table.bad_beside.id
}
