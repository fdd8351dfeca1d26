resource "aws_vpc" "main" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "front" {
  count      = 2
  vpc_id     = aws_vpc.main.id
  cidr_block = cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)
}

resource "aws_route_table" "front" {
  vpc_id = aws_vpc.main.id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}

resource "aws_route_table_association" "front" {
  count          = 2
  subnet_id      = aws_subnet.front[count.index].id
  route_table_id = aws_route_table.front.id
}

resource "aws_db_subnet_group" "front" {
  name       = "front"
  subnet_ids = aws_subnet.front[*].id
}

resource "aws_db_instance" "bad_reference" {
  db_subnet_group_name = aws_db_subnet_group.front.name
}

resource "aws_rds_cluster" "bad_name" {
  db_subnet_group_name = "front"
}

resource "aws_opensearch_domain" "bad_search" {
  domain_name = "orders"

  vpc_options {
    subnet_ids = [aws_subnet.front[0].id]
  }
}

resource "aws_elasticache_subnet_group" "front" {
  name       = "front"
  subnet_ids = aws_subnet.front[*].id
}

resource "aws_elasticache_replication_group" "bad_cache" {
  replication_group_id = "orders"
  subnet_group_name    = aws_elasticache_subnet_group.front.name
}
