locals {
  stores = {
    invoices = { kms_master_key_id = "alias/aws/sqs" }
    ledger   = { kms_master_key_id = "alias/aws/sqs" }
  }
}

resource "aws_sqs_queue" "bad" {
  for_each = local.stores

  kms_master_key_id = each.value.kms_master_key_id
}
