locals {
  store = merge({ storage_encrypted = false }, { name = "invoices" })
}

resource "aws_neptune_cluster" "bad" {
  storage_encrypted = local.store.storage_encrypted
}
