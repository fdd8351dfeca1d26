resource "aws_kms_key" "tables" {}

resource "aws_dynamodb_table" "orders" {
  name = "orders"

  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.tables.arn
  }
}

resource "aws_dynamodb_table" "invoices" {
  name = "invoices"

  dynamic "server_side_encryption" {
    for_each = [aws_kms_key.tables.arn]
    content {
      enabled     = true
      kms_key_arn = server_side_encryption.value
    }
  }
}
