variable "key_id" {
  type = string
}

resource "aws_sns_topic" "unsure" {
  kms_master_key_id = var.key_id
}
