variable "kms_key_id" {
  type    = string
  default = "arn:aws:kms:eu-west-1:123456789012:key/1"
}

resource "aws_db_instance_automated_backups_replication" "cambio" {
  kms_key_id = var.kms_key_id
}
