resource "aws_kms_key" "migration" {}

resource "aws_dms_replication_instance" "orders" {
  kms_key_arn = aws_kms_key.migration.arn
}
