resource "aws_kms_key" "own" {}

resource "aws_pipes_pipe" "orders" {
  role_arn           = "arn:aws:iam::111111111111:role/orders"
  source             = "arn:aws:sqs:us-east-1:111111111111:orders"
  target             = "arn:aws:sqs:us-east-1:111111111111:invoices"
  kms_key_identifier = aws_kms_key.own.arn
}
