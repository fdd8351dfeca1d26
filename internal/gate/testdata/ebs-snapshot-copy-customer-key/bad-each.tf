locals {
  stores = {
    ledger  = { kms_key_id = null }
    reports = { kms_key_id = null }
  }
}

resource "aws_ebs_snapshot_copy" "bad" {
  for_each = local.stores

  kms_key_id = each.value.kms_key_id
}
