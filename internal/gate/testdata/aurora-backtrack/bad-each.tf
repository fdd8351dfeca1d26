locals {
  stores = {
    ledger  = { backtrack_window = 0 }
    reports = { backtrack_window = 0 }
  }
}

resource "aws_rds_cluster" "bad" {
  for_each = local.stores

  engine           = "aurora-mysql"
  backtrack_window = each.value.backtrack_window
}
