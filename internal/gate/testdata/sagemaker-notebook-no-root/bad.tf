resource "aws_sagemaker_notebook_instance" "bad" {
  name          = "orders"
  role_arn      = "arn:aws:iam::111111111111:role/orders"
  instance_type = "ml.t3.medium"
}

resource "aws_sagemaker_notebook_instance" "bad_2" {
  name          = "orders"
  role_arn      = "arn:aws:iam::111111111111:role/orders"
  instance_type = "ml.t3.medium"
  root_access   = "Enabled"
}
