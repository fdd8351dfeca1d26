resource "aws_backup_vault" "bad" {
  name          = "databases"
  force_destroy = true
}
