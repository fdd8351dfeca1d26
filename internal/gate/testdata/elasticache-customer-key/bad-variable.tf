variable "kms_key_id" {
  type    = string
  default = null
}

resource "aws_elasticache_replication_group" "bad" {
  kms_key_id = var.kms_key_id
}
