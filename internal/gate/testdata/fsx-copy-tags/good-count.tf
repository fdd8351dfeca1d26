variable "stores" {
  type    = list(object({ copy_tags_to_backups = bool }))
  default = [{ copy_tags_to_backups = true }]
}

resource "aws_fsx_openzfs_file_system" "cambio" {
  count = length(var.stores)

  copy_tags_to_backups = var.stores[count.index].copy_tags_to_backups
}
