# The secret is made empty: its value is put in by a person, or by the function
# that rotates it, so that it is in no state, no plan and no variable.
resource "aws_secretsmanager_secret" "this" {
  # flota:waive secretsmanager-rotation what a person gets from elsewhere can only be rotated by a function that knows how: var.rotation

  name                    = var.name
  description             = var.description
  kms_key_id              = var.key_arn
  recovery_window_in_days = var.recovery_days
}

locals {
  # secretsmanager:PutSecretValue is not among them: who fills a secret need not be able to read it.
  reading = ["secretsmanager:GetSecretValue", "secretsmanager:BatchGetSecretValue"]

  others = {
    Sid       = "DenyOtherAccounts"
    Effect    = "Deny"
    Principal = "*"
    Action    = "secretsmanager:*"
    Resource  = "*"
    Condition = {
      StringNotEquals = { "aws:PrincipalAccount" = var.account }
      # Secrets Manager itself, and the services that act for the account.
      Bool = { "aws:PrincipalIsAWSService" = "false" }
    }
  }

  strangers = length(var.readers) == 0 ? [] : [{
    Sid       = "DenyStrangers"
    Effect    = "Deny"
    Principal = "*"
    Action    = local.reading
    Resource  = "*"
    Condition = { ArnNotLike = { "aws:PrincipalArn" = var.readers } }
  }]
}

resource "aws_secretsmanager_secret_policy" "this" {
  secret_arn          = aws_secretsmanager_secret.this.arn
  block_public_policy = true

  # In a secret's policy, the resource "*" means this secret and nothing else.
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = concat([local.others], local.strangers)
  })
}

resource "aws_secretsmanager_secret_rotation" "this" {
  # flota:waive secretsmanager-rotation-days the team says how often: whoever gave the secret may allow fewer changes
  count = var.rotation == null ? 0 : 1

  secret_id           = aws_secretsmanager_secret.this.arn
  rotation_lambda_arn = var.rotation.lambda_arn
  # There is nothing to rotate before somebody filled it.
  rotate_immediately = false

  rotation_rules {
    automatically_after_days = var.rotation.days
  }
}
