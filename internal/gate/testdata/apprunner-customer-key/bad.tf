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
  encryption_configuration {
    kms_key = "arn:aws:kms:us-east-1:111111111111:alias/aws/orders"
  }
}
