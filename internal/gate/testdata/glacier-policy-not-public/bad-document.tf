data "aws_iam_policy_document" "open" {
  statement {
    actions   = ["glacier:InitiateJob"]
    resources = ["arn:aws:glacier:us-east-1:111122223333:vaults/orders"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_glacier_vault" "bad" {
  name          = "orders"
  access_policy = data.aws_iam_policy_document.open.json
}
