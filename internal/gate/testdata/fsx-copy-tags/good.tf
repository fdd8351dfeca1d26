resource "aws_fsx_openzfs_file_system" "files" {
  copy_tags_to_backups = true
}

resource "aws_fsx_lustre_file_system" "scratch" {
  storage_capacity = 1200
}
