variable "release" {
  type = string
}

data "aws_ecr_image" "ledger" {
  repository_name = "ledger"
  image_tag       = "1.4.0"
}

resource "aws_ecr_repository" "orders" {
  name = "orders"
}

resource "aws_ecs_task_definition" "orders" {
  family                = "orders"
  container_definitions = jsonencode([{ name = "app", image = "${aws_ecr_repository.orders.repository_url}:${var.release}" }])
}

resource "aws_ecs_task_definition" "invoices" {
  family                = "invoices"
  container_definitions = jsonencode([{ name = "app", image = "invoices@sha256:4c1d9b0a5a9e3bdb0d1a1a7c0b2f4e5d6c7b8a9f0e1d2c3b4a5f6e7d8c9b0a1f" }])
}

resource "aws_ecs_task_definition" "ledger" {
  family                = "ledger"
  container_definitions = jsonencode([{ name = "app", image = data.aws_ecr_image.ledger.image_uri }])
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = "arn:aws:iam::111111111111:role/orders"
  runtime       = "python3.13"
  handler       = "app.handler"
  filename      = "app.zip"
}

resource "aws_codebuild_project" "orders" {
  name         = "orders"
  service_role = "arn:aws:iam::111111111111:role/orders"
  artifacts {
    type = "NO_ARTIFACTS"
  }
  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/amazonlinux2-x86_64-standard:5.0"
    type         = "LINUX_CONTAINER"
  }
  source {
    type = "CODEPIPELINE"
  }
}
