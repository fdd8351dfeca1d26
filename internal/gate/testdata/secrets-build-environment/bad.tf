resource "aws_codebuild_project" "bad" {
  name         = "orders"
  service_role = "arn:aws:iam::111122223333:role/build"

  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/standard:7.0"
    type         = "LINUX_CONTAINER"

    environment_variable {
      name  = "STAGE"
      value = "prod"
    }

    environment_variable {
      name  = "NPM_TOKEN"
      value = "Zx81kLm02Qp77vRw2XnLb"
    }
  }
}

resource "aws_amplify_app" "bad" {
  name = "site"
  environment_variables = {
    API_PASSWORD = "mango-split-9"
  }
}
