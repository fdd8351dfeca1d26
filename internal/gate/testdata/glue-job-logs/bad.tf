resource "aws_glue_job" "bad" {
  name     = "orders"
  role_arn = "arn:aws:iam::111111111111:role/orders"
  command {
    script_location = "s3://orders/job.py"
  }
}

resource "aws_glue_job" "bad_2" {
  name     = "orders"
  role_arn = "arn:aws:iam::111111111111:role/orders"
  command {
    script_location = "s3://orders/job.py"
  }
  default_arguments = {
    "--enable-continuous-cloudwatch-log" = "false"
  }
}
