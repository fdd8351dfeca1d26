resource "aws_backup_plan" "monthly" {
  name = "monthly"

  rule {
    rule_name         = "monthly"
    target_vault_name = "databases"

    lifecycle {
      cold_storage_after = 30
      delete_after       = 120
    }
  }
}

resource "aws_backup_plan" "warm" {
  name = "daily"

  rule {
    rule_name         = "daily"
    target_vault_name = "databases"

    lifecycle {
      delete_after = 40
    }
  }
}
