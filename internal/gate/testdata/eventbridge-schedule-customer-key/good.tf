resource "aws_scheduler_schedule" "nightly" {
  kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/1"
}
