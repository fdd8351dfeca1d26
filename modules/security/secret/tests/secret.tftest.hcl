variables {
  name        = "cambio-dev-payments-key"
  description = "Key of the payments provider"
  account     = "111111111111"
  key_arn     = "arn:aws:kms:us-east-1:111111111111:key/22222222-2222-3333-4444-555555555555"
}

run "plan_is_encrypted_and_empty" {
  command = plan

  assert {
    condition     = aws_secretsmanager_secret.this.kms_key_id == var.key_arn && aws_secretsmanager_secret.this.recovery_window_in_days == 30
    error_message = "A secret must have the key, and a month in which it can be brought back."
  }

  assert {
    condition     = length(aws_secretsmanager_secret_rotation.this) == 0
    error_message = "Nothing can rotate a secret that has no function for it."
  }
}

run "apply_for_some_readers_with_rotation" {
  command = apply

  variables {
    readers       = ["arn:aws:iam::111111111111:role/cambio-dev-*"]
    rotation      = { lambda_arn = "arn:aws:lambda:us-east-1:111111111111:function:rotate", days = 30 }
    recovery_days = 7
  }

  assert {
    condition = [for s in jsondecode(aws_secretsmanager_secret_policy.this.policy).Statement : [s.Effect, s.Condition]] == [
      ["Deny", { StringNotEquals = { "aws:PrincipalAccount" = "111111111111" }, Bool = { "aws:PrincipalIsAWSService" = "false" } }],
      ["Deny", { ArnNotLike = { "aws:PrincipalArn" = ["arn:aws:iam::111111111111:role/cambio-dev-*"] } }],
    ]
    error_message = "Other accounts and all but the readers must be denied, and nobody allowed."
  }

  assert {
    condition     = aws_secretsmanager_secret_policy.this.block_public_policy
    error_message = "A policy that opens the secret to the world must be refused."
  }

  assert {
    condition     = aws_secretsmanager_secret_rotation.this[0].rotation_rules[0].automatically_after_days == 30 && !aws_secretsmanager_secret_rotation.this[0].rotate_immediately
    error_message = "It must be rotated every 30 days, from when it was filled."
  }

  assert {
    condition     = can(regex("^arn:aws:secretsmanager:us-east-1:[0-9]{12}:secret:cambio-dev-payments-key-[a-zA-Z0-9]{6}$", output.arn))
    error_message = "The output must name the secret."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    name          = "payments key"
    account       = "1"
    readers       = ["*"]
    rotation      = { lambda_arn = "rotate", days = 0 }
    recovery_days = 0
  }

  expect_failures = [var.name, var.account, var.readers, var.rotation, var.recovery_days]
}
