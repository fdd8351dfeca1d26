locals {
  store = merge({ kms_key_id = null }, { name = "carts" })
}

resource "aws_redshift_snapshot_copy_grant" "bad" {
  kms_key_id = local.store.kms_key_id
}
