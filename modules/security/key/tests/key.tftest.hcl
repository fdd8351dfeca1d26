variables {
  name        = "cambio-dev-logs"
  description = "Log groups of cambio in dev"
  account     = "111111111111"
  services = {
    Logs = {
      principal = "logs.us-east-1.amazonaws.com"
      conditions = [{
        test     = "ArnLike"
        variable = "kms:EncryptionContext:aws:logs:arn"
        values   = ["arn:aws:logs:us-east-1:111111111111:log-group:*"]
      }]
    }
  }
}

run "plan_rotates_and_limits" {
  command = plan

  assert {
    condition     = aws_kms_key.this.enable_key_rotation && aws_kms_key.this.rotation_period_in_days == 365
    error_message = "The key must be rotated every year."
  }

  assert {
    condition     = aws_kms_key.this.deletion_window_in_days == 30
    error_message = "A deleted key must be recoverable for 30 days by default."
  }

  assert {
    condition     = [for s in jsondecode(aws_kms_key.this.policy).Statement : s.Sid] == ["Owner", "Logs"]
    error_message = "The policy must name the owner and the service, nobody else."
  }

  assert {
    condition     = jsondecode(aws_kms_key.this.policy).Statement[1].Condition.ArnLike["kms:EncryptionContext:aws:logs:arn"] == ["arn:aws:logs:us-east-1:111111111111:log-group:*"]
    error_message = "CloudWatch Logs may use the key for this account's log groups only."
  }

  assert {
    condition     = jsondecode(aws_kms_key.this.policy).Statement[1].Action == ["kms:Decrypt", "kms:GenerateDataKey*"]
    error_message = "A service gets decrypting and data keys, no administration."
  }
}

run "apply_makes_key_and_alias" {
  command = apply

  assert {
    condition     = can(regex("^arn:aws:kms:[a-z0-9-]+:[0-9]{12}:key/[0-9a-f-]{36}$", output.arn))
    error_message = "The key must have an ARN of KMS's form."
  }

  assert {
    condition     = output.alias == "alias/cambio-dev-logs" && aws_kms_alias.this.target_key_id == aws_kms_key.this.key_id
    error_message = "The alias must point at the key."
  }
}

run "readers_come_through_a_service" {
  command = plan

  variables {
    readers     = ["222222222222"]
    readers_via = "s3.us-east-1.amazonaws.com"
  }

  assert {
    condition     = jsondecode(aws_kms_key.this.policy).Statement[2].Principal.AWS == ["arn:aws:iam::222222222222:root"]
    error_message = "The reading account must be in the policy."
  }

  assert {
    condition     = jsondecode(aws_kms_key.this.policy).Statement[2].Condition.StringEquals["kms:ViaService"] == ["s3.us-east-1.amazonaws.com"]
    error_message = "Readers may use the key through S3 only."
  }
}

run "refuses_a_service_without_a_condition" {
  command = plan

  variables {
    services = { Logs = { principal = "logs.us-east-1.amazonaws.com", conditions = [] } }
  }

  expect_failures = [var.services]
}

run "refuses_readers_without_a_service" {
  command = plan

  variables {
    readers = ["222222222222"]
  }

  expect_failures = [var.readers_via]
}

run "refuses_bad_names_and_windows" {
  command = plan

  variables {
    name                 = "aws/mine"
    account              = "42"
    deletion_window_days = 3
  }

  expect_failures = [var.name, var.account, var.deletion_window_days]
}
