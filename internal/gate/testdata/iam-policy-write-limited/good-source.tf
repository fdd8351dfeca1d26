data "aws_iam_policy_document" "orders" {
  statement {
    actions   = ["sqs:GetQueueUrl"]
    resources = ["arn:aws:sqs:us-east-1:111122223333:orders"]
  }
}

resource "aws_iam_policy" "orders" {
  policy = data.aws_iam_policy_document.orders.json
}
