locals {
  store = merge({ kms_key_id = null }, { name = "reports" })
}

resource "aws_ebs_volume" "bad" {
  kms_key_id = local.store.kms_key_id
}
