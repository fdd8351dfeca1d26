locals {
  stores = {
    cambio = { publicly_accessible = true }
    orders = { publicly_accessible = true }
  }
}

resource "aws_mq_broker" "bad" {
  for_each = local.stores

  publicly_accessible = each.value.publicly_accessible
}
