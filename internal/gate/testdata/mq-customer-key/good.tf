resource "aws_mq_broker" "orders" {
  encryption_options {
    kms_key_id        = "arn:aws:kms:eu-west-1:123456789012:key/1"
    use_aws_owned_key = false
  }
}
