variable "kms_key_id" {
  type    = string
  default = "alias/aws/kinesis"
}

resource "aws_kinesis_stream" "bad" {
  kms_key_id = var.kms_key_id
}
