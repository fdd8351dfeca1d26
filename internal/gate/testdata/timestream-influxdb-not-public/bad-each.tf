locals {
  stores = {
    ledger  = { publicly_accessible = true }
    reports = { publicly_accessible = true }
  }
}

resource "aws_timestreaminfluxdb_db_instance" "bad" {
  for_each = local.stores

  publicly_accessible = each.value.publicly_accessible
}
