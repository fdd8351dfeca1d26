resource "aws_timestreamwrite_database" "metrics" {
  kms_key_id = "arn:aws:kms:eu-west-1:123456789012:key/1"
}
