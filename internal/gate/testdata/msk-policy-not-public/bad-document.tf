data "aws_iam_policy_document" "open" {
  statement {
    actions   = ["kafka:CreateVpcConnection"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_msk_cluster_policy" "bad" {
  cluster_arn = "arn:aws:kafka:us-east-1:111122223333:cluster/orders/1"
  policy      = data.aws_iam_policy_document.open.json
}
