resource "aws_backup_vault" "bad" {
  name = "databases"
}

resource "aws_backup_vault_lock_configuration" "other" {
  backup_vault_name = "files"
}
