resource "aws_kinesis_stream" "bad" {
  name            = "orders"
  encryption_type = "KMS"
}
