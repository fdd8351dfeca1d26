resource "aws_neptune_cluster" "bad_missing" {
  storage_encrypted = true
}

resource "aws_neptune_cluster" "bad_managed" {
  storage_encrypted = true
  kms_key_arn       = "arn:aws:kms:eu-west-1:123456789012:alias/aws/rds"
}
