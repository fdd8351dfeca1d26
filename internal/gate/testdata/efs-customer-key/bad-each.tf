locals {
  stores = {
    orders   = { kms_key_id = null }
    invoices = { kms_key_id = null }
  }
}

resource "aws_efs_file_system" "bad" {
  for_each = local.stores

  kms_key_id = each.value.kms_key_id
}
