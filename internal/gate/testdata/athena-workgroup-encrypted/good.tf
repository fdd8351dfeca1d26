resource "aws_athena_workgroup" "orders" {
  name = "orders"
  configuration {
    result_configuration {
      output_location = "s3://orders"
      encryption_configuration {
        encryption_option = "SSE_S3"
      }
    }
  }
}

resource "aws_athena_workgroup" "invoices" {
  name = "orders"
  configuration {
    managed_query_results_configuration {
      enabled = true
    }
  }
}
