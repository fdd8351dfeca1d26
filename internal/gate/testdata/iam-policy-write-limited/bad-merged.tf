data "aws_iam_policy_document" "orders" {
  statement {
    actions   = ["s3:ListAllMyBuckets"]
    resources = ["*"]
  }
}


data "aws_iam_policy_document" "bad" {
  source_policy_documents = [data.aws_iam_policy_document.orders.json]

  statement {
    actions   = ["sns:Publish"]
    resources = ["*"]
  }
}
