locals {
  defaults = {
    encrypted = false
  }
  cluster = merge(local.defaults, { name = "documents" })
}

resource "aws_docdb_cluster" "bad" {
  cluster_identifier = local.cluster.name
  storage_encrypted  = local.cluster.encrypted
}
