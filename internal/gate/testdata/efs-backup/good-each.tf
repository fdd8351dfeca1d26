locals {
  systems = toset(["orders", "invoices"])
}

resource "aws_efs_file_system" "this" {
  for_each       = local.systems
  creation_token = each.key
}

resource "aws_efs_backup_policy" "this" {
  for_each       = aws_efs_file_system.this
  file_system_id = each.value.id

  backup_policy {
    status = "ENABLED"
  }
}
