resource "aws_fsx_openzfs_file_system" "bad" {
  deployment_type = "SINGLE_AZ_1"
}

resource "aws_fsx_windows_file_system" "bad_windows" {
  copy_tags_to_backups = false
}
