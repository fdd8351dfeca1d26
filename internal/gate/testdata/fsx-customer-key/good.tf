resource "aws_kms_key" "files" {}

resource "aws_fsx_ontap_file_system" "files" {
  kms_key_id = aws_kms_key.files.arn
}

resource "aws_fsx_lustre_file_system" "files" {
  kms_key_id = aws_kms_key.files.arn
}
