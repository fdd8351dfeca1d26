locals {
  store = merge({ kms_master_key_id = "alias/aws/sns" }, { name = "carts" })
}

resource "aws_sns_topic" "bad" {
  kms_master_key_id = local.store.kms_master_key_id
}
