resource "aws_kms_key" "events" {}

resource "aws_kinesis_stream" "orders" {
  encryption_type = "KMS"
  kms_key_id      = aws_kms_key.events.id
}
