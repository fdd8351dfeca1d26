resource "aws_elasticache_replication_group" "sessions" {
  at_rest_encryption_enabled = true
  kms_key_id                 = "arn:aws:kms:eu-west-1:123456789012:key/1"
}
