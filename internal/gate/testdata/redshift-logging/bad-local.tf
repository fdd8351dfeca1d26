locals {
  store = merge({ enable = false }, { name = "ledger" })
}

resource "aws_redshift_cluster" "bad" {
  logging {
    enable = local.store.enable
  }
}
