locals {
  stores = {
    ledger  = { status = "ENABLED" }
    reports = { status = "ENABLED" }
  }
}

resource "aws_keyspaces_table" "ledger" {
  for_each = local.stores

  point_in_time_recovery {
    status = each.value.status
  }
}
