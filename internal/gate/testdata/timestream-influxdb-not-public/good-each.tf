locals {
  stores = {
    ledger  = { publicly_accessible = false }
    reports = { publicly_accessible = false }
  }
}

resource "aws_timestreaminfluxdb_db_instance" "ledger" {
  for_each = local.stores

  publicly_accessible = each.value.publicly_accessible
}
