locals {
  store = merge({ kms_key_arn = null }, { name = "ledger" })
}

resource "aws_memorydb_cluster" "bad" {
  kms_key_arn = local.store.kms_key_arn
}
