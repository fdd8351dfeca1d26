resource "aws_codebuild_project" "bad" {
  name         = "orders"
  service_role = "arn:aws:iam::111111111111:role/orders"
  artifacts {
    type                = "S3"
    location            = "artifacts"
    encryption_disabled = true
  }
  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/standard:7.0"
    type         = "LINUX_CONTAINER"
  }
  source {
    type = "CODEPIPELINE"
  }
}

resource "aws_codebuild_project" "bad_secondary" {
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
  secondary_artifacts {
    artifact_identifier = "second"
    type                = "S3"
    location            = "artifacts"
    encryption_disabled = true
  }
}
