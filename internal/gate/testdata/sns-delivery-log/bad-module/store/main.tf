variable "settings" {
  type = object({
    name                          = string
    sqs_failure_feedback_role_arn = optional(string)
  })
}

resource "aws_sns_topic" "bad" {
  sqs_failure_feedback_role_arn = var.settings.sqs_failure_feedback_role_arn
}
