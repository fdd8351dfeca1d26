locals {
  store = merge({ tls_policy = "Optional" }, { name = "ledger" })
}

resource "aws_ses_configuration_set" "bad" {
  delivery_options {
    tls_policy = local.store.tls_policy
  }
}
