resource "aws_sns_topic" "orders" {
  sqs_failure_feedback_role_arn = "arn:aws:iam::123456789012:role/sns-log"
}
