locals {
  store = merge({ storage_encrypted = false }, { name = "reports" })
}

resource "aws_rds_global_cluster" "bad" {
  storage_encrypted = local.store.storage_encrypted
}
