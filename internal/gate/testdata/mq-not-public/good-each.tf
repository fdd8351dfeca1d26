locals {
  stores = {
    cambio = { publicly_accessible = false }
    orders = { publicly_accessible = false }
  }
}

resource "aws_mq_broker" "cambio" {
  for_each = local.stores

  publicly_accessible = each.value.publicly_accessible
}
