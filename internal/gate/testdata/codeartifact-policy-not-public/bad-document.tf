data "aws_iam_policy_document" "open" {
  statement {
    actions   = ["codeartifact:CreateRepository"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_codeartifact_domain_permissions_policy" "bad" {
  domain          = "cambio"
  policy_document = data.aws_iam_policy_document.open.json
}
