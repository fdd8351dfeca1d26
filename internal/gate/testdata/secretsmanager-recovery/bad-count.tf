variable "window" {
  default = 0
}

resource "aws_secretsmanager_secret" "bad" {
  count                   = 2
  name                    = "orders"
  recovery_window_in_days = var.window
}
