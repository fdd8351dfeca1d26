locals {
  store = merge({ deletion_protection = false }, { name = "ledger" })
}

resource "aws_neptune_cluster" "bad" {
  deletion_protection = local.store.deletion_protection
}
