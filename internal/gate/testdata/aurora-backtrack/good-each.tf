locals {
  stores = {
    ledger  = { backtrack_window = 3600 }
    reports = { backtrack_window = 3600 }
  }
}

resource "aws_rds_cluster" "ledger" {
  for_each = local.stores

  engine           = "aurora-mysql"
  backtrack_window = each.value.backtrack_window
}
