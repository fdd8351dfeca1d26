resource "aws_subnet" "main" {
  count      = 2
  vpc_id     = "vpc-1"
  cidr_block = "10.20.${count.index}.0/24"
}

resource "aws_network_acl" "listed" {
  vpc_id     = "vpc-1"
  subnet_ids = aws_subnet.main[*].id
}

resource "aws_network_acl" "beside" {
  vpc_id = "vpc-1"
}

resource "aws_network_acl_association" "beside" {
  network_acl_id = aws_network_acl.beside.id
  subnet_id      = aws_subnet.main[0].id
}
