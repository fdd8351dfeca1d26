variable "subnet_group_name" {
  type    = string
  default = "default"
}

resource "aws_elasticache_replication_group" "bad" {
  subnet_group_name = var.subnet_group_name
}
