resource "aws_ebs_snapshot_copy" "orders" {
  source_snapshot_id = "snap-0a"
  encrypted          = true
  kms_key_id         = "arn:aws:kms:eu-west-1:123456789012:key/1"
}
