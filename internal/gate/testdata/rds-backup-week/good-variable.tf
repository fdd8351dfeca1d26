variable "backup_retention_period" {
  type    = number
  default = 10
}

resource "aws_db_instance" "ledger" {
  backup_retention_period = var.backup_retention_period
}
