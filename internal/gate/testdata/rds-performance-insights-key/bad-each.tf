locals {
  stores = {
    ledger  = { performance_insights_kms_key_id = null }
    reports = { performance_insights_kms_key_id = null }
  }
}

resource "aws_db_instance" "bad" {
  for_each = local.stores

  performance_insights_enabled    = true
  performance_insights_kms_key_id = each.value.performance_insights_kms_key_id
}
