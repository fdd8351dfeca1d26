resource "aws_elasticache_replication_group" "sessions" {
  log_delivery_configuration {
    destination      = "cache"
    destination_type = "cloudwatch-logs"
    log_format       = "json"
    log_type         = "slow-log"
  }
}

resource "aws_elasticache_cluster" "pages" {
  engine = "memcached"
}
