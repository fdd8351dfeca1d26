locals {
  stores = {
    ledger  = { skip_final_snapshot = false }
    reports = { skip_final_snapshot = false }
  }
}

resource "aws_neptune_cluster" "ledger" {
  for_each = local.stores

  skip_final_snapshot = each.value.skip_final_snapshot
}
