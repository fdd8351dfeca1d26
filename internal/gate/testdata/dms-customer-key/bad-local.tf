locals {
  store = merge({ kms_key_arn = null }, { name = "orders" })
}

resource "aws_dms_replication_instance" "bad" {
  kms_key_arn = local.store.kms_key_arn
}
