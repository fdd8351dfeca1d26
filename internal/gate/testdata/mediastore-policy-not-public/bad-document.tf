data "aws_iam_policy_document" "open" {
  statement {
    actions   = ["mediastore:GetObject"]
    resources = ["arn:aws:mediastore:us-east-1:111122223333:container/orders/*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_media_store_container_policy" "bad" {
  container_name = "orders"
  policy         = data.aws_iam_policy_document.open.json
}
