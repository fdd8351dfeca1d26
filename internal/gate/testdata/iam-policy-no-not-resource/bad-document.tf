data "aws_iam_policy_document" "bad" {
  statement {
    actions       = ["sqs:SendMessage"]
    not_resources = ["arn:aws:sqs:*:*:audit"]
  }
}
