variable "automatic_backup_retention_days" {
  type    = number
  default = 0
}

resource "aws_fsx_openzfs_file_system" "bad" {
  automatic_backup_retention_days = var.automatic_backup_retention_days
}
