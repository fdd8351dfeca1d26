data "aws_iam_policy_document" "open" {
  statement {
    actions   = ["kinesis:GetRecords"]
    resources = ["arn:aws:kinesis:us-east-1:111122223333:stream/orders"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_kinesis_resource_policy" "bad" {
  resource_arn = "arn:aws:kinesis:us-east-1:111122223333:stream/orders"
  policy       = data.aws_iam_policy_document.open.json
}
