resource "aws_kms_key" "own" {}

resource "aws_apprunner_service" "orders" {
  service_name = "orders"
  source_configuration {
    image_repository {
      image_identifier      = "public.ecr.aws/orders/app:1"
      image_repository_type = "ECR_PUBLIC"
    }
  }
  encryption_configuration {
    kms_key = aws_kms_key.own.arn
  }
}
