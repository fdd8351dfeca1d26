locals {
  store = merge({ skip_final_snapshot = true }, { name = "orders" })
}

resource "aws_redshift_cluster" "bad" {
  skip_final_snapshot = local.store.skip_final_snapshot
}
