variable "kms_key_id" {
  type    = string
  default = null
}

resource "aws_kinesis_video_stream" "bad" {
  kms_key_id = var.kms_key_id
}
