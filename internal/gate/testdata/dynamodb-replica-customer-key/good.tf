resource "aws_dynamodb_table" "orders" {
  name = "orders"

  replica {
    region_name = "eu-central-1"
    kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/1"
  }
}

resource "aws_dynamodb_table" "alone" {
  name = "invoices"
}

resource "aws_dynamodb_table_replica" "orders" {
  global_table_arn = aws_dynamodb_table.alone.arn
  kms_key_arn      = "arn:aws:kms:eu-central-1:123456789012:key/1"
}
