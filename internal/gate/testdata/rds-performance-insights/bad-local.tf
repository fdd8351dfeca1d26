locals {
  store = merge({ performance_insights_enabled = false }, { name = "ledger" })
}

resource "aws_db_instance" "bad" {
  performance_insights_enabled = local.store.performance_insights_enabled
}
