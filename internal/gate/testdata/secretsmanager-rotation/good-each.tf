locals {
  names = toset(["orders", "invoices"])
}

resource "aws_secretsmanager_secret" "this" {
  for_each = local.names
  name     = each.key
}

resource "aws_secretsmanager_secret_rotation" "this" {
  for_each            = local.names
  secret_id           = aws_secretsmanager_secret.this[each.key].id
  rotation_lambda_arn = "arn:aws:lambda:us-east-1:111111111111:function:rotate"
  rotation_rules {
    automatically_after_days = 30
  }
}
