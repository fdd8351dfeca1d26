variable "backup_retention_period" {
  type    = number
  default = 3
}

resource "aws_neptune_cluster" "bad" {
  backup_retention_period = var.backup_retention_period
}
