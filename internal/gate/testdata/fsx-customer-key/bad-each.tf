locals {
  stores = {
    invoices = { kms_key_id = null }
    ledger   = { kms_key_id = null }
  }
}

resource "aws_fsx_windows_file_system" "bad" {
  for_each = local.stores

  kms_key_id = each.value.kms_key_id
}
