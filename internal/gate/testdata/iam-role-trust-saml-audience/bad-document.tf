resource "aws_iam_saml_provider" "office" {
  name                   = "office"
  saml_metadata_document = "<x/>"
}

data "aws_iam_policy_document" "bad" {
  statement {
    actions = ["sts:AssumeRoleWithSAML"]
    principals {
      type        = "Federated"
      identifiers = [aws_iam_saml_provider.office.arn]
    }
  }
}
