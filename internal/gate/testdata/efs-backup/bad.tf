resource "aws_efs_file_system" "bad" {
  creation_token = "orders"
}

resource "aws_efs_file_system" "bad_off" {
  creation_token = "invoices"
}

resource "aws_efs_backup_policy" "off" {
  file_system_id = aws_efs_file_system.bad_off.id

  backup_policy {
    status = "DISABLED"
  }
}
