locals {
  store = merge({ automatic_backup_retention_days = 0 }, { name = "carts" })
}

resource "aws_fsx_openzfs_file_system" "bad" {
  automatic_backup_retention_days = local.store.automatic_backup_retention_days
}
