variable "queue" {}

data "aws_iam_policy_document" "unsure" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [var.queue]
  }
}
