locals {
  store = merge({ file_access_audit_log_level = "FAILURE_ONLY" }, { name = "reports" })
}

resource "aws_fsx_windows_file_system" "reports" {
  audit_log_configuration {
    file_access_audit_log_level = local.store.file_access_audit_log_level
  }
}
