locals {
  stores = {
    invoices = { kms_key_id = "alias/aws/rds" }
    ledger   = { kms_key_id = "alias/aws/rds" }
  }
}

resource "aws_rds_cluster_activity_stream" "bad" {
  for_each = local.stores

  kms_key_id = each.value.kms_key_id
}
