resource "aws_kms_key" "secrets" {}
data "aws_kms_key" "own" {
  key_id = "alias/secrets"
}

resource "aws_secretsmanager_secret" "orders" {
  name       = "orders"
  kms_key_id = aws_kms_key.secrets.key_id
}

resource "aws_secretsmanager_secret" "invoices" {
  name       = "invoices"
  kms_key_id = data.aws_kms_key.own.arn
}
