locals {
  stores = {
    ledger  = { skip_final_snapshot = true }
    reports = { skip_final_snapshot = true }
  }
}

resource "aws_neptune_cluster" "bad" {
  for_each = local.stores

  skip_final_snapshot = each.value.skip_final_snapshot
}
