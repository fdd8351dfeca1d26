resource "aws_sagemaker_endpoint_configuration" "orders" {
  name = "orders"
  production_variants {
    model_name             = "orders"
    instance_type          = "ml.m5.large"
    initial_instance_count = 2
  }
}

resource "aws_sagemaker_endpoint_configuration" "invoices" {
  name = "orders"
  production_variants {
    model_name = "orders"
    serverless_config {
      max_concurrency   = 5
      memory_size_in_mb = 2048
    }
  }
}
