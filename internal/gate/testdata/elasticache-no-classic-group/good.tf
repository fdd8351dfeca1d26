resource "aws_elasticache_cluster" "sessions" {
  security_group_ids = ["sg-0a"]
}

resource "aws_security_group" "cache" {
  name = "cache"
}
