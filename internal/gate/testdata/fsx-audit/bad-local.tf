locals {
  store = merge({ file_access_audit_log_level = "DISABLED" }, { name = "reports" })
}

resource "aws_fsx_windows_file_system" "bad" {
  audit_log_configuration {
    file_access_audit_log_level = local.store.file_access_audit_log_level
  }
}
