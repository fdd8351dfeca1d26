data "aws_iam_policy_document" "open" {
  statement {
    actions = ["ecr:BatchGetImage"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

resource "aws_ecr_repository_policy" "bad" {
  repository = "orders"
  policy     = data.aws_iam_policy_document.open.json
}
