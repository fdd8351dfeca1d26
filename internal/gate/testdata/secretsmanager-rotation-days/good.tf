resource "aws_secretsmanager_secret_rotation" "orders" {
  secret_id = "orders"
  rotation_rules {
    automatically_after_days = 90
  }
}

resource "aws_secretsmanager_secret_rotation" "invoices" {
  secret_id = "invoices"
  rotation_rules {
    schedule_expression = "rate(10 days)"
  }
}
