resource "aws_kms_key" "own" {}

resource "aws_athena_workgroup" "orders" {
  name = "orders"
  configuration {
    result_configuration {
      output_location = "s3://orders"
      encryption_configuration {
        encryption_option = "SSE_KMS"
        kms_key_arn       = aws_kms_key.own.arn
      }
    }
  }
}

resource "aws_athena_workgroup" "invoices" {
  name = "orders"
}
