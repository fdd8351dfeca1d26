variables {
  name    = "/cambio/dev/rates-url"
  key_arn = "arn:aws:kms:us-east-1:111111111111:key/22222222-2222-3333-4444-555555555555"
  value   = "https://rates.example/v1"
}

run "apply_writes_and_forgets" {
  command = apply

  assert {
    condition     = aws_ssm_parameter.this.type == "SecureString" && aws_ssm_parameter.this.key_id == var.key_arn
    error_message = "The value must be encrypted with the key."
  }

  assert {
    condition     = aws_ssm_parameter.this.value_wo == null && nonsensitive(aws_ssm_parameter.this.value) != "https://rates.example/v1"
    error_message = "The state must not have the value."
  }

  assert {
    condition     = aws_ssm_parameter.this.version == 1 && endswith(output.arn, ":parameter/cambio/dev/rates-url")
    error_message = "The parameter must be there, once."
  }
}

run "apply_same_version_writes_nothing" {
  command = apply

  variables {
    value = "https://rates.example/v2"
  }

  assert {
    condition     = aws_ssm_parameter.this.version == 1
    error_message = "Without a new version, nothing must be written."
  }
}

run "apply_new_version_writes" {
  command = apply

  variables {
    value         = "https://rates.example/v2"
    value_version = 2
  }

  assert {
    condition     = aws_ssm_parameter.this.version == 2
    error_message = "A new version must be written."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    name  = "rates url"
    value = ""
  }

  expect_failures = [var.name, var.value]
}
