locals {
  stores = {
    ledger  = { status = "DISABLED" }
    reports = { status = "DISABLED" }
  }
}

resource "aws_keyspaces_table" "bad" {
  for_each = local.stores

  point_in_time_recovery {
    status = each.value.status
  }
}
