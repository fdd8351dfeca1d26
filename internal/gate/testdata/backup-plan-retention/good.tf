resource "aws_backup_plan" "daily" {
  name = "daily"

  rule {
    rule_name         = "daily"
    target_vault_name = "databases"

    lifecycle {
      delete_after = 35
    }
  }
}

resource "aws_backup_plan" "forever" {
  name = "forever"

  rule {
    rule_name         = "monthly"
    target_vault_name = "databases"
  }
}
