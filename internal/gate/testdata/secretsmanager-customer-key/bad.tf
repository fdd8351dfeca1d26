data "aws_kms_key" "managed" {
  key_id = "alias/aws/secretsmanager"
}

resource "aws_secretsmanager_secret" "bad" {
  name = "orders"
}

resource "aws_secretsmanager_secret" "bad_managed" {
  name       = "invoices"
  kms_key_id = data.aws_kms_key.managed.arn
}

resource "aws_secretsmanager_secret" "bad_alias" {
  name       = "ledger"
  kms_key_id = "alias/aws/secretsmanager"
}
