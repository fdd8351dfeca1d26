resource "aws_xray_encryption_config" "orders" {
  type   = "KMS"
  key_id = "arn:aws:kms:us-east-1:111111111111:key/1"
}
