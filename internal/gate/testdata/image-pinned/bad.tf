resource "aws_ecr_repository" "orders" {
  name = "orders"
}

resource "aws_ecs_task_definition" "bad" {
  family                = "orders"
  container_definitions = jsonencode([{ name = "app", image = "${aws_ecr_repository.orders.repository_url}:latest" }])
}

resource "aws_ecs_task_definition" "bad_untagged" {
  family                = "invoices"
  container_definitions = <<EOF
[
  {"name": "agent", "image": "agent:1.2"},
  {"name": "app", "image": "registry.example:5000/invoices"}
]
EOF
}

resource "aws_ecs_task_definition" "bad_repository" {
  family                = "ledger"
  container_definitions = jsonencode([{ name = "app", image = aws_ecr_repository.orders.repository_url }])
}

resource "aws_batch_job_definition" "bad" {
  name                 = "orders"
  type                 = "container"
  container_properties = jsonencode({ image = "busybox", vcpus = 1, memory = 128 })
}

resource "aws_lambda_function" "bad" {
  function_name = "orders"
  role          = "arn:aws:iam::111111111111:role/orders"
  package_type  = "Image"
  image_uri     = "111111111111.dkr.ecr.us-east-1.amazonaws.com/orders:latest"
}

resource "aws_apprunner_service" "bad" {
  service_name = "orders"
  source_configuration {
    image_repository {
      image_identifier      = "public.ecr.aws/orders/app:latest"
      image_repository_type = "ECR_PUBLIC"
    }
  }
}

resource "aws_sagemaker_model" "bad" {
  execution_role_arn = "arn:aws:iam::111111111111:role/orders"
  primary_container {
    image = "111111111111.dkr.ecr.us-east-1.amazonaws.com/orders"
  }
}

resource "aws_codebuild_project" "bad" {
  name         = "orders"
  service_role = "arn:aws:iam::111111111111:role/orders"
  artifacts {
    type = "NO_ARTIFACTS"
  }
  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "golang:latest"
    type         = "LINUX_CONTAINER"
  }
  source {
    type = "CODEPIPELINE"
  }
}
