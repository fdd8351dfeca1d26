variable "settings" {
  type = object({
    name                 = string
    copy_tags_to_backups = optional(bool, false)
  })
}

resource "aws_fsx_openzfs_file_system" "bad" {
  copy_tags_to_backups = var.settings.copy_tags_to_backups
}
