resource "aws_memorydb_snapshot" "ledger" {
  cluster_name = "ledger"
  kms_key_arn  = "arn:aws:kms:eu-west-1:123456789012:key/1"
}
