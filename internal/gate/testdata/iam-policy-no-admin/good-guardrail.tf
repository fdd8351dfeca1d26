data "aws_iam_policy_document" "all" {
  statement {
    actions   = ["*"]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "merged" {
  source_policy_documents = [data.aws_iam_policy_document.all.json]
}

resource "aws_organizations_policy" "all" {
  name    = "all"
  content = data.aws_iam_policy_document.merged.json
}
