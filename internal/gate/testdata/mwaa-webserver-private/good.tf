resource "aws_mwaa_environment" "orders" {
  name               = "orders"
  dag_s3_path        = "dags/"
  execution_role_arn = "arn:aws:iam::111111111111:role/orders"
  source_bucket_arn  = "arn:aws:s3:::orders"
  network_configuration {
    security_group_ids = ["sg-1"]
    subnet_ids         = ["subnet-1", "subnet-2"]
  }
  webserver_access_mode = "PRIVATE_ONLY"
}

resource "aws_mwaa_environment" "invoices" {
  name               = "orders"
  dag_s3_path        = "dags/"
  execution_role_arn = "arn:aws:iam::111111111111:role/orders"
  source_bucket_arn  = "arn:aws:s3:::orders"
  network_configuration {
    security_group_ids = ["sg-1"]
    subnet_ids         = ["subnet-1", "subnet-2"]
  }
}
