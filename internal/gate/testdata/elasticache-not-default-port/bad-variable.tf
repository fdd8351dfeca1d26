variable "port" {
  type    = number
  default = 6379
}

resource "aws_elasticache_replication_group" "bad" {
  port = var.port
}
