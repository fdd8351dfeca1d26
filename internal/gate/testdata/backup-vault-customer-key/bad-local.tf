locals {
  store = merge({ kms_key_arn = null }, { name = "invoices" })
}

resource "aws_backup_vault" "bad" {
  kms_key_arn = local.store.kms_key_arn
}
