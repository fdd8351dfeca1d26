resource "aws_glue_job" "bad" {
  name     = "orders"
  role_arn = "arn:aws:iam::111111111111:role/orders"
  command {
    script_location = "s3://orders/job.py"
  }
  glue_version = "2.0"
}
