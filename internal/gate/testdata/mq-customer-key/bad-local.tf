locals {
  store = merge({ kms_key_id = null }, { name = "ledger" })
}

resource "aws_mq_broker" "bad" {
  encryption_options {
    kms_key_id = local.store.kms_key_id
  }
}
