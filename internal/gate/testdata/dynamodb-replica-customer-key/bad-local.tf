locals {
  store = merge({ kms_key_arn = null }, { name = "reports" })
}

resource "aws_dynamodb_table_replica" "bad" {
  kms_key_arn = local.store.kms_key_arn
}
