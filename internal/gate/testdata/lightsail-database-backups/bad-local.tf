locals {
  databases = { orders = false }
}

resource "aws_lightsail_database" "bad" {
  for_each                 = local.databases
  relational_database_name = each.key
  backup_retention_enabled = each.value
}
