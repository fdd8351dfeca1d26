resource "aws_vpc" "this" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id
}

resource "aws_route_table" "front" {
  vpc_id = aws_vpc.this.id
}

resource "aws_route" "front" {
  route_table_id         = aws_route_table.front.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.this.id
}

resource "aws_subnet" "front" {
  for_each   = { a = 0, b = 1 }
  vpc_id     = aws_vpc.this.id
  cidr_block = cidrsubnet("10.20.0.0/16", 8, each.value)
}

resource "aws_subnet" "back" {
  for_each   = { a = 2, b = 3 }
  vpc_id     = aws_vpc.this.id
  cidr_block = cidrsubnet("10.20.0.0/16", 8, each.value)
}

resource "aws_route_table_association" "front" {
  for_each       = aws_subnet.front
  subnet_id      = each.value.id
  route_table_id = aws_route_table.front.id
}

output "front" {
  value = [for s in aws_subnet.front : s.id]
}

output "back" {
  value = values(aws_subnet.back)[*].id
}
