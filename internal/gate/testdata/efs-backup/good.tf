resource "aws_efs_file_system" "policy" {
  creation_token = "orders"
}

resource "aws_efs_backup_policy" "policy" {
  file_system_id = aws_efs_file_system.policy.id

  backup_policy {
    status = "ENABLED"
  }
}

resource "aws_efs_file_system" "planned" {
  creation_token = "invoices"
}

resource "aws_backup_selection" "planned" {
  name      = "files"
  plan_id   = "daily"
  resources = [aws_efs_file_system.planned.arn]
}
