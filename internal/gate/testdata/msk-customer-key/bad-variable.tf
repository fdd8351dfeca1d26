variable "encryption_at_rest_kms_key_arn" {
  type    = string
  default = null
}

resource "aws_msk_cluster" "bad" {
  encryption_info {
    encryption_at_rest_kms_key_arn = var.encryption_at_rest_kms_key_arn
  }
}
