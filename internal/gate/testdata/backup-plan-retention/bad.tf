resource "aws_backup_plan" "bad" {
  name = "daily"

  rule {
    rule_name         = "daily"
    target_vault_name = "databases"

    lifecycle {
      delete_after = 7
    }
  }
}
