resource "aws_codebuild_project" "orders" {
  name         = "orders"
  service_role = "arn:aws:iam::111111111111:role/orders"
  artifacts {
    type = "CODEPIPELINE"
  }
  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/standard:7.0"
    type         = "LINUX_CONTAINER"
    environment_variable {
      name  = "AWS_ACCESS_KEY_ID"
      value = "/build/key"
      type  = "PARAMETER_STORE"
    }
  }
  source {
    type = "CODEPIPELINE"
  }
}

resource "aws_codebuild_project" "invoices" {
  name         = "orders"
  service_role = "arn:aws:iam::111111111111:role/orders"
  artifacts {
    type = "CODEPIPELINE"
  }
  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/standard:7.0"
    type         = "LINUX_CONTAINER"
    environment_variable {
      name  = "LEVEL"
      value = "info"
    }
  }
  source {
    type = "CODEPIPELINE"
  }
}
