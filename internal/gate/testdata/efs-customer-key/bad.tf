resource "aws_efs_file_system" "bad" {
  encrypted = true
}

data "aws_kms_key" "efs" {
  key_id = "alias/aws/elasticfilesystem"
}

resource "aws_efs_file_system" "bad_managed" {
  encrypted  = true
  kms_key_id = data.aws_kms_key.efs.arn
}
