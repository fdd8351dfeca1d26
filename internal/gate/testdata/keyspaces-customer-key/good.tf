resource "aws_kms_key" "tables" {}

resource "aws_keyspaces_table" "orders" {
  encryption_specification {
    type               = "CUSTOMER_MANAGED_KMS_KEY"
    kms_key_identifier = aws_kms_key.tables.arn
  }
}
