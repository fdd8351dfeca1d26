resource "aws_athena_workgroup" "bad" {
  name = "orders"
}

resource "aws_athena_workgroup" "bad_2" {
  name = "orders"
  configuration {
    result_configuration {
      output_location = "s3://orders"
    }
  }
}
