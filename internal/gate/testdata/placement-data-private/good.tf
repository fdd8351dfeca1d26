resource "aws_vpc" "main" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_route_table" "back" {
  vpc_id = aws_vpc.main.id

  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = "nat-1"
  }
}

resource "aws_subnet" "back" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.20.1.0/24"
}

resource "aws_route_table_association" "back" {
  subnet_id      = aws_subnet.back.id
  route_table_id = aws_route_table.back.id
}

resource "aws_db_subnet_group" "back" {
  name       = "back"
  subnet_ids = [aws_subnet.back.id]
}

resource "aws_db_instance" "orders" {
  db_subnet_group_name = aws_db_subnet_group.back.name
}

module "network" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "5.8.1"
}

resource "aws_opensearch_domain" "orders" {
  domain_name = "orders"

  vpc_options {
    subnet_ids = module.network.private_subnets
  }
}

resource "aws_db_instance" "elsewhere" {
  db_subnet_group_name = "made-by-hand"
}
