resource "aws_backup_vault" "databases" {
  name = "databases"
}

resource "aws_backup_vault_lock_configuration" "databases" {
  backup_vault_name  = aws_backup_vault.databases.name
  min_retention_days = 7
}

resource "aws_backup_vault" "files" {
  name = "files"
}

resource "aws_backup_vault_lock_configuration" "files" {
  backup_vault_name = "files"
}
