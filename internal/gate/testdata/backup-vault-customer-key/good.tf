resource "aws_kms_key" "backups" {}

resource "aws_backup_vault" "databases" {
  name        = "databases"
  kms_key_arn = aws_kms_key.backups.arn
}
