resource "aws_glue_job" "orders" {
  name     = "orders"
  role_arn = "arn:aws:iam::111111111111:role/orders"
  command {
    script_location = "s3://orders/job.py"
  }
  glue_version = "5.0"
}

resource "aws_glue_job" "invoices" {
  name     = "orders"
  role_arn = "arn:aws:iam::111111111111:role/orders"
  command {
    script_location = "s3://orders/job.py"
  }
}
