variable "document" {}

resource "aws_iam_policy" "orders" {
  policy = var.document
}
