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

  assert {
    condition     = output.build_image.url == "111111111111.dkr.ecr.us-east-1.amazonaws.com/cambio/flota:current" && output.build_fleet == null
    error_message = "The build image must have a repository of its own, and no machine be paid for that nobody asked for."
  }

  assert {
    condition     = can(regex("^arn:aws:codeconnections:us-east-1:111111111111:connection/", output.connection_arn)) && endswith(output.notifications_topic_arn, ":cambio-pipelines")
    error_message = "Pipelines must have a connection and a topic."
  }
}

run "plan_machines_kept_ready" {
  command = plan

  variables {
    build_fleet = { size = "BUILD_GENERAL1_LARGE", machines = 2, max = 6 }
    alerts      = { email = ["oncall@cambio.example"] }
  }

  assert {
    condition     = output.build_fleet.size == "BUILD_GENERAL1_LARGE"
    error_message = "The machines must be of the given size."
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
