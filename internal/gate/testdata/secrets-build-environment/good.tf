resource "aws_codebuild_project" "stored" {
  name         = "orders"
  service_role = "arn:aws:iam::111122223333:role/build"

  environment {
    compute_type                = "BUILD_GENERAL1_SMALL"
    image                       = "aws/codebuild/standard:7.0"
    type                        = "LINUX_CONTAINER"
    image_pull_credentials_type = "CODEBUILD"

    environment_variable {
      name  = "NPM_TOKEN"
      type  = "SECRETS_MANAGER"
      value = "npm-Token2024:token"
    }

    environment_variable {
      name  = "DB_PASSWORD"
      type  = "PARAMETER_STORE"
      value = "orders-password"
    }

    environment_variable {
      name  = "STAGE"
      value = "prod"
    }
  }
}

resource "aws_codepipeline" "connected" {
  name     = "orders"
  role_arn = "arn:aws:iam::111122223333:role/pipeline"

  stage {
    name = "Source"

    action {
      name     = "Source"
      category = "Source"
      owner    = "AWS"
      provider = "CodeStarSourceConnection"
      version  = "1"

      configuration = {
        ConnectionArn    = "arn:aws:codestar-connections:eu-west-1:111122223333:connection/1234abcd-12ab-34cd-56ef-1234567890ab"
        FullRepositoryId = "cambio/orders"
      }
    }
  }
}
