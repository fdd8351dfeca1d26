resource "aws_fsx_ontap_file_system" "bad" {
  storage_capacity = 1024
}

resource "aws_fsx_windows_file_system" "bad_windows" {
  storage_capacity = 32
}

resource "aws_fsx_lustre_file_system" "bad_lustre" {
  storage_capacity = 1200
}

resource "aws_fsx_openzfs_file_system" "bad_openzfs" {
  storage_capacity = 64
}
