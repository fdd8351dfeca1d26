data "aws_iam_policy_document" "open" {
  statement {
    actions   = ["ses:SendEmail"]
    resources = ["arn:aws:ses:us-east-1:111122223333:identity/cambio.example"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_ses_identity_policy" "bad" {
  identity = "cambio.example"
  name     = "orders"
  policy   = data.aws_iam_policy_document.open.json
}
