locals {
  store = merge({ skip_final_snapshot = true }, { name = "carts" })
}

resource "aws_docdb_cluster" "bad" {
  skip_final_snapshot = local.store.skip_final_snapshot
}
