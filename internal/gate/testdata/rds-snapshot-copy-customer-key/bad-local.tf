locals {
  store = merge({ kms_key_id = null }, { name = "invoices" })
}

resource "aws_db_snapshot_copy" "bad" {
  kms_key_id = local.store.kms_key_id
}
