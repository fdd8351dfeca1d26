locals {
  store = merge({ kms_key_id = null }, { name = "ledger" })
}

resource "aws_timestreamwrite_database" "bad" {
  kms_key_id = local.store.kms_key_id
}
