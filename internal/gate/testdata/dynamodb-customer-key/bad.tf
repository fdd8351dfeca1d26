resource "aws_dynamodb_table" "bad_missing" {
  name = "orders"
}

resource "aws_dynamodb_table" "bad_managed" {
  name = "invoices"

  server_side_encryption {
    enabled = true
  }
}

resource "aws_dynamodb_table" "bad_off" {
  name = "reports"

  server_side_encryption {
    enabled     = false
    kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/1"
  }
}
