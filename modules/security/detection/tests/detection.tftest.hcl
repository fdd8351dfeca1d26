variables {
  name    = "cambio-prod"
  account = "111111111111"
  region  = "us-east-1"
}

run "setup" {
  module {
    source = "./tests/setup"
  }
}

run "costs_nothing_by_default" {
  command = apply

  variables {
    topic_arn = run.setup.topic_arn
  }

  assert {
    condition     = aws_accessanalyzer_analyzer.external.type == "ACCOUNT" && length(aws_accessanalyzer_analyzer.unused) == 0
    error_message = "What others can reach must be looked for; what is paid for must be asked for."
  }

  assert {
    condition     = output.detector_id == null && output.recorder == null && length(aws_securityhub_account.this) == 0 && keys(aws_cloudwatch_event_rule.this) == ["external-access"]
    error_message = "GuardDuty, Security Hub and AWS Config must be off."
  }
}

run "everything" {
  command = apply

  variables {
    threats       = true
    unused_access = true
    topic_arn     = run.setup.topic_arn
    config        = { bucket = run.setup.bucket, key_arn = run.setup.key_arn, keep_days = 400 }
  }

  assert {
    condition     = aws_guardduty_detector.this[0].enable && aws_guardduty_detector.this[0].finding_publishing_frequency == "FIFTEEN_MINUTES"
    error_message = "GuardDuty must be on, and tell soon."
  }

  assert {
    condition     = keys(aws_guardduty_detector_feature.this) == ["EBS_MALWARE_PROTECTION", "RDS_LOGIN_EVENTS", "S3_DATA_EVENTS"] && alltrue([for f in aws_guardduty_detector_feature.this : f.status == "ENABLED" && f.detector_id == output.detector_id])
    error_message = "GuardDuty must look at disks, logins to databases and buckets."
  }

  assert {
    condition = (
      !aws_securityhub_account.this[0].enable_default_standards &&
      toset([for s in aws_securityhub_standards_subscription.this : s.standards_arn]) == toset([
        "arn:aws:securityhub:us-east-1::standards/aws-foundational-security-best-practices/v/1.0.0",
        "arn:aws:securityhub:us-east-1::standards/cis-aws-foundations-benchmark/v/3.0.0",
      ])
    )
    error_message = "Security Hub must hold the account to the two standards that are named."
  }

  assert {
    condition     = aws_config_configuration_recorder.this[0].recording_group[0].all_supported && aws_config_configuration_recorder.this[0].recording_group[0].include_global_resource_types && aws_config_configuration_recorder_status.this[0].is_enabled
    error_message = "AWS Config must record everything, and run."
  }

  assert {
    condition     = aws_config_delivery_channel.this[0].s3_bucket_name == run.setup.bucket && aws_config_delivery_channel.this[0].s3_kms_key_arn == run.setup.key_arn && aws_config_retention_configuration.this[0].retention_period_in_days == 400
    error_message = "Its history must be kept, encrypted, for as long as asked."
  }

  assert {
    condition     = jsondecode(aws_iam_role_policy.config[0].policy).Statement[0].Resource == "arn:aws:s3:::${run.setup.bucket}/AWSLogs/111111111111/Config/*"
    error_message = "AWS Config must write nowhere but to its own account's history."
  }

  assert {
    condition     = aws_accessanalyzer_analyzer.unused[0].type == "ACCOUNT_UNUSED_ACCESS" && aws_accessanalyzer_analyzer.unused[0].configuration[0].unused_access[0].unused_access_age == 90
    error_message = "Rights that nobody used for 90 days must be found."
  }

  assert {
    condition     = keys(aws_cloudwatch_event_rule.this) == ["external-access", "threat"] && alltrue([for t in aws_cloudwatch_event_target.this : t.arn == run.setup.topic_arn])
    error_message = "What is grave must be told to people."
  }

  assert {
    condition     = jsondecode(aws_cloudwatch_event_rule.this["threat"].event_pattern).detail.severity[0].numeric == [">=", 7]
    error_message = "Threats of severity high and critical must be told, no others."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    topic_arn = "arn:aws:sns:us-east-1:111111111111:alerts"
    account   = "1"
    features  = ["MACIE"]
    config    = { bucket = "x", key_arn = "arn:aws:kms:us-east-1:111111111111:key/1", keep_days = 3 }
  }

  expect_failures = [var.account, var.features, var.config]
}
