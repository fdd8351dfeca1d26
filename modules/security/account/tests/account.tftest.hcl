variables {
  fleet   = "cambio"
  name    = "cambio-prod"
  account = "111111111111"
  region  = "us-east-1"
}

run "setup" {
  module {
    source = "./tests/setup"
  }
}

run "carries_the_account" {
  command = apply

  variables {
    account_wide      = true
    region_wide       = true
    trail             = "account"
    detection         = true
    config            = true
    break_glass       = ["arn:aws:iam::111111111111:user/ana"]
    break_glass_alarm = true
    audit             = { bucket = run.setup.bucket, key_arn = run.setup.key_arn }
    log_key_arn       = run.setup.key_arn
    topic_arn         = run.setup.topic_arn
  }

  assert {
    condition     = endswith(output.trail_arn, ":trail/cambio-prod") && output.detector_id != null && output.recorder == "default"
    error_message = "Trail, detector and recorder must be there."
  }

  assert {
    condition     = endswith(output.break_glass_role_arn, ":role/cambio-break-glass") && output.account_wide
    error_message = "The break-glass role is the account's, whatever stack makes it."
  }
}

run "leaves_the_account_to_another_stack" {
  command = plan

  variables {
    detection   = true
    config      = true
    audit       = { bucket = run.setup.bucket, key_arn = run.setup.key_arn }
    log_key_arn = run.setup.key_arn
    topic_arn   = run.setup.topic_arn
  }

  assert {
    condition     = output.trail_arn == null && output.detector_id == null && output.recorder == null && output.break_glass_role_arn == null && !output.account_wide
    error_message = "A stack that does not carry the account must make nothing of what there can be only once."
  }
}

run "refuses_a_trail_without_a_bucket" {
  command = plan

  variables {
    trail       = "account"
    log_key_arn = "arn:aws:kms:us-east-1:111111111111:key/1"
    topic_arn   = "arn:aws:sns:us-east-1:111111111111:alerts"
  }

  expect_failures = [var.audit]
}
