resource "aws_secretsmanager_secret" "orders" {
  name                    = "orders"
  recovery_window_in_days = 7
}

resource "aws_secretsmanager_secret" "invoices" {
  name = "invoices"
}
