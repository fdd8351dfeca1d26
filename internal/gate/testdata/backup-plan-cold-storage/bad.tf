resource "aws_backup_plan" "bad" {
  name = "monthly"

  rule {
    rule_name         = "monthly"
    target_vault_name = "databases"

    lifecycle {
      cold_storage_after = 30
      delete_after       = 90
    }
  }
}
