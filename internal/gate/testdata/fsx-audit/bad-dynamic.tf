resource "aws_fsx_windows_file_system" "bad" {
  dynamic "audit_log_configuration" {
    for_each = ["DISABLED"]
    content {
      file_access_audit_log_level = audit_log_configuration.value
    }
  }
}
