variables {
  name             = "cambio-dev"
  key_arn          = "arn:aws:kms:us-east-1:111111111111:key/11111111-2222-3333-4444-555555555555"
  alarm_topic_arns = ["arn:aws:sns:us-east-1:111111111111:cambio-dev-alerts"]
}

run "apply" {
  command = apply

  assert {
    condition     = aws_sqs_queue.dead_letters.kms_master_key_id == var.key_arn && aws_sqs_queue.dead_letters.message_retention_seconds == 1209600
    error_message = "The queue must be encrypted with the key and keep messages for 14 days."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.dead_letters.dimensions == tomap({ QueueName = "cambio-dev-jobs-not-started" }) && aws_cloudwatch_metric_alarm.dead_letters.threshold == 0
    error_message = "The first message in the queue must raise the alarm."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.dead_letters.alarm_actions == toset(var.alarm_topic_arns)
    error_message = "The alarm must tell the topic."
  }

  assert {
    condition     = output.group == "cambio-dev" && endswith(output.dead_letter_queue_arn, ":cambio-dev-jobs-not-started")
    error_message = "The outputs must name the group and the queue."
  }
}

run "refuses_a_bad_name" {
  command = plan

  variables {
    name = "cambio dev"
  }

  expect_failures = [var.name]
}
