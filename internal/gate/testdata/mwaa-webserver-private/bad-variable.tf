variable "dag_s3_path" {
  default = "dags/"
}

variable "execution_role_arn" {
  default = "arn:aws:iam::111111111111:role/orders"
}

variable "source_bucket_arn" {
  default = "arn:aws:s3:::orders"
}

variable "webserver_access_mode" {
  default = "PUBLIC_ONLY"
}

resource "aws_mwaa_environment" "bad" {
  name               = "orders"
  dag_s3_path        = var.dag_s3_path
  execution_role_arn = var.execution_role_arn
  source_bucket_arn  = var.source_bucket_arn
  network_configuration {
    security_group_ids = ["sg-1"]
    subnet_ids         = ["subnet-1", "subnet-2"]
  }
  webserver_access_mode = var.webserver_access_mode
}
