resource "aws_glue_job" "bad" {
  name     = "orders"
  role_arn = "arn:aws:iam::111111111111:role/orders"
  command {
    script_location = "s3://orders/job.py"
  }
}

resource "aws_glue_crawler" "bad" {
  name          = "orders"
  database_name = "orders"
  role          = "arn:aws:iam::111111111111:role/orders"
  s3_target {
    path = "s3://orders"
  }
}

resource "aws_glue_dev_endpoint" "bad" {
  name     = "orders"
  role_arn = "arn:aws:iam::111111111111:role/orders"
}
