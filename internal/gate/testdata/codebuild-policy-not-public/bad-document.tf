data "aws_iam_policy_document" "open" {
  statement {
    actions   = ["codebuild:BatchGetProjects"]
    resources = ["arn:aws:codebuild:us-east-1:111122223333:project/orders"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_codebuild_resource_policy" "bad" {
  resource_arn = "arn:aws:codebuild:us-east-1:111122223333:project/orders"
  policy       = data.aws_iam_policy_document.open.json
}
