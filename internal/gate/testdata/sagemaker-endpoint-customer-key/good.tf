resource "aws_kms_key" "own" {}

resource "aws_sagemaker_endpoint_configuration" "orders" {
  name = "orders"
  production_variants {
    model_name             = "orders"
    instance_type          = "ml.m5.large"
    initial_instance_count = 2
  }
  kms_key_arn = aws_kms_key.own.arn
}
