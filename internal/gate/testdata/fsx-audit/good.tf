resource "aws_fsx_windows_file_system" "files" {
  audit_log_configuration {
    file_access_audit_log_level = "SUCCESS_AND_FAILURE"
  }
}
