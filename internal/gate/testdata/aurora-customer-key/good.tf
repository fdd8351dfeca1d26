variable "key_arn" {
  type    = string
  default = "arn:aws:kms:eu-west-1:123456789012:key/1"
}

resource "aws_rds_cluster" "orders" {
  storage_encrypted = true
  kms_key_id        = var.key_arn
}
