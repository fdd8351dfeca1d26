variable "kms_key_arn" {
  type    = string
  default = null
}

resource "aws_kinesis_firehose_delivery_stream" "bad" {
  extended_s3_configuration {
    kms_key_arn = var.kms_key_arn
  }
}
