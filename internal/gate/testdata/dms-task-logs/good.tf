locals {
  settings = {
    Logging = {
      EnableLogging = true
      LogComponents = [{ Id = "SOURCE_CAPTURE", Severity = "LOGGER_SEVERITY_DEFAULT" }]
    }
  }
}

resource "aws_dms_replication_task" "orders" {
  migration_type            = "full-load-and-cdc"
  replication_task_settings = jsonencode(local.settings)
}
