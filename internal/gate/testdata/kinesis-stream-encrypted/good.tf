resource "aws_kinesis_stream" "orders" {
  name            = "orders"
  encryption_type = "KMS"
  kms_key_id      = "alias/aws/kinesis"
}
