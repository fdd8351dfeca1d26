resource "aws_kms_key" "trail" {}
resource "aws_kms_alias" "trail" {
  name          = "alias/trail"
  target_key_id = aws_kms_key.trail.id
}

resource "aws_cloudtrail" "audit" {
  name           = "audit"
  s3_bucket_name = "audit"
  kms_key_id     = aws_kms_alias.trail.target_key_arn
}
