variable "key_id" {
  type    = string
  default = null
}

resource "aws_kinesis_stream" "bad" {
  name            = "orders"
  encryption_type = var.key_id == null ? "NONE" : "KMS"
  kms_key_id      = var.key_id
}
