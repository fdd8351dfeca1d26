data "aws_iam_policy_document" "open" {
  statement {
    actions   = ["dynamodb:GetItem"]
    resources = ["arn:aws:dynamodb:us-east-1:111122223333:table/orders"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_dynamodb_resource_policy" "bad" {
  resource_arn = "arn:aws:dynamodb:us-east-1:111122223333:table/orders"
  policy       = data.aws_iam_policy_document.open.json
}
