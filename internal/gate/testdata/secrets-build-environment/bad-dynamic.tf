locals {
  variables = {
    STAGE           = "prod"
    DOCKER_PASSWORD = "mango-split-9"
  }
}

resource "aws_codebuild_project" "bad" {
  name         = "orders"
  service_role = "arn:aws:iam::111122223333:role/build"

  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/standard:7.0"
    type         = "LINUX_CONTAINER"

    dynamic "environment_variable" {
      for_each = local.variables

      content {
        name  = environment_variable.key
        value = environment_variable.value
        type  = "PLAINTEXT"
      }
    }
  }
}
