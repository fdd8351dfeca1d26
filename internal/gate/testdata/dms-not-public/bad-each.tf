locals {
  stores = {
    cambio = { publicly_accessible = true }
    orders = { publicly_accessible = true }
  }
}

resource "aws_dms_replication_instance" "bad" {
  for_each = local.stores

  publicly_accessible = each.value.publicly_accessible
}
