resource "aws_cloudwatch_event_bus" "orders" {
  kms_key_identifier = "arn:aws:kms:eu-west-1:123456789012:key/1"
}
