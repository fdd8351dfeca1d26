resource "aws_backup_vault" "databases" {
  name = "databases"
}
