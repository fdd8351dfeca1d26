variable "kms_key_id" {
  type    = string
  default = null
}

resource "aws_db_instance_automated_backups_replication" "bad" {
  kms_key_id = var.kms_key_id
}
