variable "type" {
  type = string
}

resource "aws_kinesis_stream" "unsure" {
  encryption_type = var.type
  kms_key_id      = "alias/aws/kinesis"
}
