resource "aws_sagemaker_endpoint_configuration" "bad" {
  name = "orders"
  production_variants {
    model_name             = "orders"
    instance_type          = "ml.m5.large"
    initial_instance_count = 2
  }
}

resource "aws_sagemaker_endpoint_configuration" "bad_2" {
  name = "orders"
  production_variants {
    model_name             = "orders"
    instance_type          = "ml.m5.large"
    initial_instance_count = 2
  }
  kms_key_arn = "alias/aws/orders"
}
