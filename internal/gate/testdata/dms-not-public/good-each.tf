locals {
  stores = {
    cambio = { publicly_accessible = false }
    orders = { publicly_accessible = false }
  }
}

resource "aws_dms_replication_instance" "cambio" {
  for_each = local.stores

  publicly_accessible = each.value.publicly_accessible
}
