locals {
  tables = {
    orders = { recovery = true }
    drafts = { recovery = false }
  }
}

resource "aws_dynamodb_table" "bad" {
  for_each = { for name, table in local.tables : name => table if !table.recovery }
  name     = each.key

  point_in_time_recovery {
    enabled = each.value.recovery
  }
}

resource "aws_dynamodb_table" "orders" {
  name = "orders"

  point_in_time_recovery {
    enabled = local.tables["orders"].recovery
  }
}
