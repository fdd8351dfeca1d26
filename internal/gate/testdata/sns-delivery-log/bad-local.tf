locals {
  store = merge({ sqs_failure_feedback_role_arn = null }, { name = "reports" })
}

resource "aws_sns_topic" "bad" {
  sqs_failure_feedback_role_arn = local.store.sqs_failure_feedback_role_arn
}
