module "policy" {
  source   = "./policy"
  document = data.aws_iam_policy_document.bad.json
}

data "aws_iam_policy_document" "bad" {
  dynamic "statement" {
    for_each = ["*"]
    content {
      actions   = [statement.value]
      resources = ["*"]
    }
  }
}
