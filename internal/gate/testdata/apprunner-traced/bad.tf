resource "aws_apprunner_service" "bad" {
  service_name = "orders"
  source_configuration {
    image_repository {
      image_identifier      = "public.ecr.aws/orders/app:1"
      image_repository_type = "ECR_PUBLIC"
    }
  }
}

resource "aws_apprunner_service" "bad_2" {
  service_name = "orders"
  source_configuration {
    image_repository {
      image_identifier      = "public.ecr.aws/orders/app:1"
      image_repository_type = "ECR_PUBLIC"
    }
  }
  observability_configuration {
    observability_enabled = false
  }
}
