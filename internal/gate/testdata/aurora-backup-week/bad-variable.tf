variable "backup_retention_period" {
  type    = number
  default = 2
}

resource "aws_rds_cluster" "bad" {
  backup_retention_period = var.backup_retention_period
}
