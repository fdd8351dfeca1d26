resource "aws_kms_key" "own" {}

resource "aws_athena_database" "orders" {
  name   = "orders"
  bucket = "orders"
  encryption_configuration {
    encryption_option = "SSE_KMS"
    kms_key           = aws_kms_key.own.arn
  }
}
