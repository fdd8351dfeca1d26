resource "aws_sagemaker_endpoint_configuration" "bad" {
  name = "orders"
  production_variants {
    model_name             = "orders"
    instance_type          = "ml.m5.large"
    initial_instance_count = 1
  }
}
