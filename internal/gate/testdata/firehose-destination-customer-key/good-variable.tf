variable "kms_key_arn" {
  type    = string
  default = "arn:aws:kms:eu-west-1:123456789012:key/1"
}

resource "aws_kinesis_firehose_delivery_stream" "orders" {
  extended_s3_configuration {
    kms_key_arn = var.kms_key_arn
  }
}
