data "aws_iam_policy_document" "open" {
  statement {
    actions   = ["vpc-lattice-svcs:Invoke"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_vpclattice_auth_policy" "bad" {
  resource_identifier = "svc-1"
  policy              = data.aws_iam_policy_document.open.json
}
