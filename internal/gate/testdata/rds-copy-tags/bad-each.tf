locals {
  stores = {
    carts  = { copy_tags_to_snapshot = false }
    cambio = { copy_tags_to_snapshot = false }
  }
}

resource "aws_db_instance" "bad" {
  for_each = local.stores

  copy_tags_to_snapshot = each.value.copy_tags_to_snapshot
}
