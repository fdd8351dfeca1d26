locals {
  store = merge({ kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/1" }, { name = "ledger" })
}

resource "aws_memorydb_cluster" "ledger" {
  kms_key_arn = local.store.kms_key_arn
}
