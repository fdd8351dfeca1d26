variable "backup_retention_period" {
  type    = number
  default = 1
}

resource "aws_db_instance" "bad" {
  backup_retention_period = var.backup_retention_period
}
