locals {
  store = merge({ kms_master_key_id = "alias/orders" }, { name = "carts" })
}

resource "aws_sns_topic" "carts" {
  kms_master_key_id = local.store.kms_master_key_id
}
