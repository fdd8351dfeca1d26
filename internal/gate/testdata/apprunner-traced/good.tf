resource "aws_apprunner_service" "orders" {
  service_name = "orders"
  source_configuration {
    image_repository {
      image_identifier      = "public.ecr.aws/orders/app:1"
      image_repository_type = "ECR_PUBLIC"
    }
  }
  observability_configuration {
    observability_configuration_arn = "arn:aws:apprunner:us-east-1:111111111111:observabilityconfiguration/traces/1"
    observability_enabled           = true
  }
}
