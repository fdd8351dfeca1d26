resource "aws_sagemaker_notebook_instance" "orders" {
  name          = "orders"
  role_arn      = "arn:aws:iam::111111111111:role/orders"
  instance_type = "ml.t3.medium"
  instance_metadata_service_configuration {
    minimum_instance_metadata_service_version = "2"
  }
}

resource "aws_sagemaker_notebook_instance" "invoices" {
  name          = "orders"
  role_arn      = "arn:aws:iam::111111111111:role/orders"
  instance_type = "ml.t3.medium"
  instance_metadata_service_configuration {
    minimum_instance_metadata_service_version = 2
  }
}
