variable "port" {
  type    = number
  default = 6390
}

resource "aws_elasticache_replication_group" "reports" {
  port = var.port
}
