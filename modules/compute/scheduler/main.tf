resource "aws_scheduler_schedule_group" "this" {
  name = var.name
}

# What the scheduler could not start, after all its retries, waits here to be looked at.
resource "aws_sqs_queue" "dead_letters" {
  # flota:waive sqs-dead-letter-queue it is the dead letter queue

  name                              = "${var.name}-jobs-not-started"
  kms_master_key_id                 = var.key_arn
  kms_data_key_reuse_period_seconds = 300
  message_retention_seconds         = 1209600
}

resource "aws_cloudwatch_metric_alarm" "dead_letters" {
  alarm_name          = "${var.name}-jobs-not-started"
  alarm_description   = "A job of ${var.name} could not be started: see the queue ${var.name}-jobs-not-started"
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = aws_sqs_queue.dead_letters.name }
  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = var.alarm_topic_arns
  ok_actions          = var.alarm_topic_arns
}
