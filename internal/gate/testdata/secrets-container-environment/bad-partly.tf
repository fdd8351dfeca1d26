variable "image" {}

variable "settings" {
  default = {
    LOG_LEVEL  = "info"
    JWT_SECRET = "mySuperSecretKey"
  }
}

resource "aws_ecs_task_definition" "bad" {
  family = "orders"
  container_definitions = jsonencode([{
    name        = "orders"
    image       = var.image
    environment = [for k, v in var.settings : { name = k, value = v }]
  }])
}

resource "aws_apprunner_service" "bad" {
  service_name = "rates"

  source_configuration {
    image_repository {
      image_identifier      = var.image
      image_repository_type = "ECR"

      image_configuration {
        runtime_environment_variables = {
          DB_PASSWORD = "mango-split-9"
        }
      }
    }
  }
}
