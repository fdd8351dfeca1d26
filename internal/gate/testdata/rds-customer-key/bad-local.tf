locals {
  store = merge({ kms_key_id = null }, { name = "cambio" })
}

resource "aws_db_instance" "bad" {
  kms_key_id = local.store.kms_key_id
}
