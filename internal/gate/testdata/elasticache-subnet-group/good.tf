resource "aws_elasticache_subnet_group" "private" {
  name       = "private"
  subnet_ids = ["subnet-0a"]
}

resource "aws_elasticache_cluster" "sessions" {
  engine            = "redis"
  subnet_group_name = aws_elasticache_subnet_group.private.name
}

resource "aws_elasticache_replication_group" "carts" {
  replication_group_id = "carts"
  subnet_group_name    = "private"
}

resource "aws_elasticache_cluster" "member" {
  replication_group_id = aws_elasticache_replication_group.carts.id
}
