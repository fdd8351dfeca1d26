resource "aws_athena_database" "bad" {
  name   = "orders"
  bucket = "orders"
  encryption_configuration {
    encryption_option = "SSE_S3"
  }
}
