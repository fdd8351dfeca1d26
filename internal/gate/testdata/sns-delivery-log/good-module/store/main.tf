variable "settings" {
  type = object({
    name                          = string
    sqs_failure_feedback_role_arn = optional(string, "arn:aws:iam::123456789012:role/sns-log")
  })
}

resource "aws_sns_topic" "ledger" {
  sqs_failure_feedback_role_arn = var.settings.sqs_failure_feedback_role_arn
}
