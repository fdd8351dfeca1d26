resource "aws_kinesis_stream" "bad_missing" {
  encryption_type = "KMS"
}

resource "aws_kinesis_stream" "bad_managed" {
  encryption_type = "KMS"
  kms_key_id      = "alias/aws/kinesis"
}
