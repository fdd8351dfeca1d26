variable "kms_master_key_id" {
  type    = string
  default = "alias/aws/sns"
}

resource "aws_sns_topic" "bad" {
  kms_master_key_id = var.kms_master_key_id
}
