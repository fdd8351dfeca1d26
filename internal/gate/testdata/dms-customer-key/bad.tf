resource "aws_dms_replication_instance" "bad" {
  replication_instance_id = "orders"
}

resource "aws_dms_replication_instance" "bad_managed" {
  kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:alias/aws/dms"
}
