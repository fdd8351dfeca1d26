resource "aws_dynamodb_table" "orders" {}

data "aws_iam_policy_document" "bad" {
  statement {
    actions   = ["dynamodb:*"]
    resources = [aws_dynamodb_table.orders.arn]
  }
}
