variable "kms_key_identifier" {
  type    = string
  default = "arn:aws:kms:eu-west-1:123456789012:key/1"
}

resource "aws_cloudwatch_event_bus" "ledger" {
  kms_key_identifier = var.kms_key_identifier
}
