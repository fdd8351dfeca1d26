resource "aws_redshift_snapshot_copy_grant" "reports" {
  snapshot_copy_grant_name = "reports"
  kms_key_id               = "arn:aws:kms:eu-central-1:123456789012:key/1"
}
