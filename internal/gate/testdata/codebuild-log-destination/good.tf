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
  }
  source {
    type = "CODEPIPELINE"
  }
  logs_config {
    cloudwatch_logs {
      group_name = "builds"
    }
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
  }
  source {
    type = "CODEPIPELINE"
  }
  logs_config {
    s3_logs {
      status   = "ENABLED"
      location = "logs/builds"
    }
  }
}
