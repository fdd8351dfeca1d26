locals {
  stores = {
    carts  = { copy_tags_to_snapshot = true }
    cambio = { copy_tags_to_snapshot = true }
  }
}

resource "aws_db_instance" "carts" {
  for_each = local.stores

  copy_tags_to_snapshot = each.value.copy_tags_to_snapshot
}
