data "aws_iam_policy_document" "open" {
  statement {
    actions   = ["acm-pca:IssueCertificate"]
    resources = ["arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/1"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_acmpca_policy" "bad" {
  resource_arn = "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/1"
  policy       = data.aws_iam_policy_document.open.json
}
