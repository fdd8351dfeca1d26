variables {
  fleet              = "cambio"
  account            = "111111111111"
  region             = "us-east-1"
  accounts           = ["111111111111", "222222222222"]
  state_bucket       = "cambio-state-111111111111-us-east-1"
  adopt_state_bucket = false
}

run "apply" {
  command = apply

  assert {
    condition     = output.state_bucket == "cambio-state-111111111111-us-east-1" && output.artifact_bucket == "cambio-artifacts-111111111111-us-east-1" && output.log_bucket == "cambio-logs-111111111111-us-east-1"
    error_message = "The buckets must be named after fleet, account and region."
  }

  assert {
    condition     = output.artifact_bucket_arn == "arn:aws:s3:::cambio-artifacts-111111111111-us-east-1"
    error_message = "The artifact bucket's ARN must be S3's."
  }

  assert {
    condition     = startswith(output.keys.state, "arn:aws:kms:us-east-1:111111111111:key/") && output.keys.state != output.keys.delivery
    error_message = "States and artifacts must have keys of their own, in the stack's account."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    fleet    = "Cambio"
    account  = "1"
    accounts = []
  }

  expect_failures = [var.fleet, var.account, var.accounts]
}
