variables {
  name             = "cambio"
  account          = "111111111111"
  region           = "us-east-1"
  break_glass_role = "cambio-break-glass"
}

run "setup" {
  module {
    source = "./tests/setup"
  }
}

run "records_everything_and_rings_for_the_grave" {
  command = apply

  variables {
    bucket           = run.setup.bucket
    key_arn          = run.setup.key_arn
    log_key_arn      = run.setup.key_arn
    alarm_topic_arns = [run.setup.topic_arn]
  }

  assert {
    condition     = aws_cloudtrail.this.is_multi_region_trail && aws_cloudtrail.this.include_global_service_events && aws_cloudtrail.this.enable_logging && !aws_cloudtrail.this.is_organization_trail
    error_message = "The trail must record all regions of its account."
  }

  assert {
    condition     = aws_cloudtrail.this.enable_log_file_validation && aws_cloudtrail.this.kms_key_id == run.setup.key_arn && aws_cloudtrail.this.s3_bucket_name == run.setup.bucket
    error_message = "What it keeps must be encrypted, and provably unchanged."
  }

  assert {
    condition     = aws_cloudtrail.this.cloud_watch_logs_group_arn == "${aws_cloudwatch_log_group.this.arn}:*" && output.log_group == "/cambio/trail"
    error_message = "The events must reach CloudWatch Logs, where the alarms look at them."
  }

  assert {
    condition     = jsondecode(aws_iam_role.logs.assume_role_policy).Statement[0].Condition.StringEquals["aws:SourceArn"] == "arn:aws:cloudtrail:us-east-1:111111111111:trail/cambio"
    error_message = "Only this trail may take the role."
  }

  assert {
    condition = (
      keys(aws_cloudwatch_metric_alarm.this) == ["break-glass", "config-changes", "failed-logins", "key-deletion", "login-without-mfa", "organization-changes", "root-use", "trail-changes"] &&
      alltrue([for a in aws_cloudwatch_metric_alarm.this : contains(a.alarm_actions, run.setup.topic_arn) && a.treat_missing_data == "notBreaching"])
    )
    error_message = "Each grave event must ring."
  }

  assert {
    condition     = strcontains(aws_cloudwatch_log_metric_filter.this["break-glass"].pattern, "arn:aws:iam::*:role/cambio-break-glass") && aws_cloudwatch_metric_alarm.this["break-glass"].threshold == 1
    error_message = "The first use of the break-glass role must ring, in whatever account."
  }

  assert {
    condition     = alltrue([for k, a in aws_cloudwatch_metric_alarm.this : a.namespace == aws_cloudwatch_log_metric_filter.this[k].metric_transformation[0].namespace && a.metric_name == k])
    error_message = "Each alarm must look at the metric of its filter."
  }
}

run "of_an_organization" {
  command = plan

  variables {
    bucket           = run.setup.bucket
    key_arn          = run.setup.key_arn
    log_key_arn      = run.setup.key_arn
    alarm_topic_arns = [run.setup.topic_arn]
    organization     = true
    break_glass_role = null
  }

  assert {
    condition     = aws_cloudtrail.this.is_organization_trail && !contains(keys(aws_cloudwatch_metric_alarm.this), "break-glass")
    error_message = "It must record all accounts, and ring for no role that there is not."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    name               = "a_trail"
    account            = "1"
    bucket             = "cambio-audit"
    key_arn            = "arn:aws:kms:us-east-1:111111111111:key/1"
    log_key_arn        = "arn:aws:kms:us-east-1:111111111111:key/1"
    alarm_topic_arns   = []
    log_retention_days = 31
  }

  expect_failures = [var.name, var.account, var.log_retention_days]
}
