resource "aws_dms_endpoint" "orders" {
  kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/1"
}

resource "aws_dms_s3_endpoint" "archive" {
  kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/1"
}
