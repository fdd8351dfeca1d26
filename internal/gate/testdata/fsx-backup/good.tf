resource "aws_fsx_ontap_file_system" "files" {
  automatic_backup_retention_days = 7
}

resource "aws_fsx_windows_file_system" "by_default" {
  throughput_capacity = 32
}

resource "aws_fsx_lustre_file_system" "scratch" {
  deployment_type = "SCRATCH_2"
}
