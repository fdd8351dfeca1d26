data "aws_kms_key" "rds" {
  key_id = "alias/aws/rds"
}

resource "aws_db_instance" "bad_missing" {
  storage_encrypted = true
}

resource "aws_db_instance" "bad_managed" {
  storage_encrypted = true
  kms_key_id        = data.aws_kms_key.rds.arn
}
