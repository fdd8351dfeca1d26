resource "aws_auditmanager_account_registration" "bad" {
}

resource "aws_auditmanager_account_registration" "bad_2" {
  kms_key = "alias/aws/orders"
}
