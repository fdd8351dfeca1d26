locals {
  store = merge({ kms_key_id = null }, { name = "ledger" })
}

resource "aws_opensearch_domain" "bad" {
  encrypt_at_rest {
    kms_key_id = local.store.kms_key_id
  }
}
