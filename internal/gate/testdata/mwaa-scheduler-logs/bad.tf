resource "aws_mwaa_environment" "bad" {
  name               = "orders"
  dag_s3_path        = "dags/"
  execution_role_arn = "arn:aws:iam::111111111111:role/orders"
  source_bucket_arn  = "arn:aws:s3:::orders"
  network_configuration {
    security_group_ids = ["sg-1"]
    subnet_ids         = ["subnet-1", "subnet-2"]
  }
}

resource "aws_mwaa_environment" "bad_2" {
  name               = "orders"
  dag_s3_path        = "dags/"
  execution_role_arn = "arn:aws:iam::111111111111:role/orders"
  source_bucket_arn  = "arn:aws:s3:::orders"
  network_configuration {
    security_group_ids = ["sg-1"]
    subnet_ids         = ["subnet-1", "subnet-2"]
  }
  logging_configuration {
    scheduler_logs {
      enabled = false
    }
  }
}
