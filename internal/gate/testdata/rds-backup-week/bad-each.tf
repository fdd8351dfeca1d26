locals {
  stores = {
    reports = { backup_retention_period = 1 }
    carts   = { backup_retention_period = 1 }
  }
}

resource "aws_db_instance" "bad" {
  for_each = local.stores

  backup_retention_period = each.value.backup_retention_period
}
