locals {
  stores = {
    ledger  = { performance_insights_kms_key_id = "arn:aws:kms:eu-west-1:123456789012:key/1" }
    reports = { performance_insights_kms_key_id = "arn:aws:kms:eu-west-1:123456789012:key/1" }
  }
}

resource "aws_db_instance" "ledger" {
  for_each = local.stores

  performance_insights_enabled    = true
  performance_insights_kms_key_id = each.value.performance_insights_kms_key_id
}
