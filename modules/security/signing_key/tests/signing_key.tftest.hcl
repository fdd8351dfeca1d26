variables {
  name        = "cambio-signing"
  description = "What the pipelines of cambio attest to their images"
  account     = "111111111111"
}

run "plan_signs_and_nothing_else" {
  command = plan

  assert {
    condition     = aws_kms_key.this.key_usage == "SIGN_VERIFY" && aws_kms_key.this.customer_master_key_spec == "ECC_NIST_P256"
    error_message = "The key must sign, with the curve that cosign knows."
  }

  assert {
    condition     = aws_kms_key.this.enable_key_rotation == false && aws_kms_key.this.deletion_window_in_days == 30
    error_message = "KMS does not rotate such a key; a deleted one must be recoverable for 30 days by default."
  }

  assert {
    condition     = [for s in jsondecode(aws_kms_key.this.policy).Statement : s.Principal.AWS] == ["arn:aws:iam::111111111111:root"]
    error_message = "Only the account itself may be in the policy: who signs, IAM says."
  }
}

run "apply_makes_key_and_alias" {
  command = apply

  assert {
    condition     = can(regex("^arn:aws:kms:[a-z0-9-]+:[0-9]{12}:key/[0-9a-f-]{36}$", output.arn))
    error_message = "The key must have an ARN of KMS's form."
  }

  assert {
    condition     = output.alias == "alias/cambio-signing" && aws_kms_alias.this.target_key_id == aws_kms_key.this.key_id
    error_message = "The alias must point at the key."
  }
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
