resource "aws_athena_workgroup" "bad" {
  count = 2
  name  = "orders"
  configuration {
    result_configuration {
      output_location = "s3://orders"
      encryption_configuration {
        encryption_option = "SSE_S3"
      }
    }
  }
}
