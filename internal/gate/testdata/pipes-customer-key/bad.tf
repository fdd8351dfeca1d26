resource "aws_pipes_pipe" "bad" {
  role_arn = "arn:aws:iam::111111111111:role/orders"
  source   = "arn:aws:sqs:us-east-1:111111111111:orders"
  target   = "arn:aws:sqs:us-east-1:111111111111:invoices"
}

resource "aws_pipes_pipe" "bad_2" {
  role_arn           = "arn:aws:iam::111111111111:role/orders"
  source             = "arn:aws:sqs:us-east-1:111111111111:orders"
  target             = "arn:aws:sqs:us-east-1:111111111111:invoices"
  kms_key_identifier = "alias/aws/orders"
}
