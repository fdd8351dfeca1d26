resource "aws_fsx_windows_file_system" "bad" {
  throughput_capacity = 32
}

resource "aws_fsx_windows_file_system" "bad_off" {
  audit_log_configuration {
    file_access_audit_log_level = "DISABLED"
  }
}
