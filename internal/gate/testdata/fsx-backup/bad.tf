resource "aws_fsx_ontap_file_system" "bad_ontap" {
  deployment_type = "MULTI_AZ_1"
}

resource "aws_fsx_openzfs_file_system" "bad_openzfs" {
  automatic_backup_retention_days = 0
}

resource "aws_fsx_windows_file_system" "bad_windows" {
  automatic_backup_retention_days = 0
}

resource "aws_fsx_lustre_file_system" "bad_lustre" {
  deployment_type = "PERSISTENT_2"
}
