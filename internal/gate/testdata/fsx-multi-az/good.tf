resource "aws_fsx_windows_file_system" "files" {
  deployment_type = "MULTI_AZ_1"
}
