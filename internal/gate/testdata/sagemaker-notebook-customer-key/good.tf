resource "aws_kms_key" "own" {}

resource "aws_sagemaker_notebook_instance" "orders" {
  name          = "orders"
  role_arn      = "arn:aws:iam::111111111111:role/orders"
  instance_type = "ml.t3.medium"
  kms_key_id    = aws_kms_key.own.arn
}
