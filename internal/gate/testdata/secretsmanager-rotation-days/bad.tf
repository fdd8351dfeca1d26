resource "aws_secretsmanager_secret_rotation" "bad" {
  secret_id = "orders"
  rotation_rules {
    automatically_after_days = 180
  }
}

resource "aws_secretsmanager_secret_rotation" "bad_rate" {
  secret_id = "invoices"
  rotation_rules {
    schedule_expression = "rate(120 days)"
  }
}
