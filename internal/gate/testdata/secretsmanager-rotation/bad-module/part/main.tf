resource "aws_secretsmanager_secret" "bad" {
  name = "orders"
}

resource "aws_secretsmanager_secret" "invoices" {
  name = "invoices"
}

resource "aws_secretsmanager_secret_rotation" "invoices" {
  secret_id           = aws_secretsmanager_secret.invoices.id
  rotation_lambda_arn = "arn:aws:lambda:us-east-1:111111111111:function:rotate"
  rotation_rules {
    automatically_after_days = 30
  }
}
