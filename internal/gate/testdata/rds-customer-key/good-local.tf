locals {
  store = merge({ kms_key_id = "arn:aws:kms:eu-west-1:123456789012:key/1" }, { name = "cambio" })
}

resource "aws_db_instance" "cambio" {
  kms_key_id = local.store.kms_key_id
}
