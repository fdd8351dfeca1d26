resource "aws_dms_replication_task" "bad_missing" {
  migration_type = "full-load"
}

resource "aws_dms_replication_task" "bad_off" {
  migration_type            = "cdc"
  replication_task_settings = jsonencode({ Logging = { EnableLogging = false } })
}

resource "aws_dms_replication_task" "bad_heredoc" {
  replication_task_settings = <<-JSON
    {"TargetMetadata": {"SupportLobs": true}}
  JSON
}
