resource "aws_rds_cluster" "bad_missing" {
  storage_encrypted = true
}

resource "aws_rds_cluster" "bad_managed" {
  storage_encrypted = true
  kms_key_id        = "alias/aws/rds"
}
