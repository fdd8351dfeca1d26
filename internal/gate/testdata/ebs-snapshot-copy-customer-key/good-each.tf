locals {
  stores = {
    ledger  = { kms_key_id = "arn:aws:kms:eu-west-1:123456789012:key/1" }
    reports = { kms_key_id = "arn:aws:kms:eu-west-1:123456789012:key/1" }
  }
}

resource "aws_ebs_snapshot_copy" "ledger" {
  for_each = local.stores

  kms_key_id = each.value.kms_key_id
}
