resource "aws_glue_job" "orders" {
  name     = "orders"
  role_arn = "arn:aws:iam::111111111111:role/orders"
  command {
    script_location = "s3://orders/job.py"
  }
  security_configuration = "orders"
}

resource "aws_glue_crawler" "orders" {
  name          = "orders"
  database_name = "orders"
  role          = "arn:aws:iam::111111111111:role/orders"
  s3_target {
    path = "s3://orders"
  }
  security_configuration = "orders"
}
