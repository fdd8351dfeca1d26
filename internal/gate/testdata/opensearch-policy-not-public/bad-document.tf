data "aws_iam_policy_document" "open" {
  statement {
    actions   = ["es:ESHttpGet"]
    resources = ["arn:aws:es:us-east-1:111122223333:domain/orders/*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_opensearch_domain" "bad" {
  domain_name     = "orders"
  access_policies = data.aws_iam_policy_document.open.json
}
