resource "aws_kms_key" "files" {}

resource "aws_efs_file_system" "orders" {
  encrypted  = true
  kms_key_id = aws_kms_key.files.arn
}
