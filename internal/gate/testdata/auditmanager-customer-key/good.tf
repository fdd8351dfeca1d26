resource "aws_kms_key" "own" {}

resource "aws_auditmanager_account_registration" "orders" {
  kms_key = aws_kms_key.own.arn
}
