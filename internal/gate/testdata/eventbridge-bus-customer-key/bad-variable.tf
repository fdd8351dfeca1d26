variable "kms_key_identifier" {
  type    = string
  default = null
}

resource "aws_cloudwatch_event_bus" "bad" {
  kms_key_identifier = var.kms_key_identifier
}
