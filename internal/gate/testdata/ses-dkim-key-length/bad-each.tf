locals {
  stores = {
    invoices = { next_signing_key_length = "RSA_1024_BIT" }
    ledger   = { next_signing_key_length = "RSA_1024_BIT" }
  }
}

resource "aws_sesv2_email_identity" "bad" {
  for_each = local.stores

  dkim_signing_attributes {
    next_signing_key_length = each.value.next_signing_key_length
  }
}
