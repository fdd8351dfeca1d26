variable "service_role" {
  default = "arn:aws:iam::111111111111:role/orders"
}

variable "type" {
  default = "CODEPIPELINE"
}

variable "compute_type" {
  default = "BUILD_GENERAL1_SMALL"
}

variable "image" {
  default = "aws/codebuild/standard:7.0"
}

variable "status" {
  default = "ENABLED"
}

variable "location" {
  default = "logs/builds"
}

variable "encryption_disabled" {
  default = true
}

resource "aws_codebuild_project" "bad" {
  name         = "orders"
  service_role = var.service_role
  artifacts {
    type = var.type
  }
  environment {
    compute_type = var.compute_type
    image        = var.image
    type         = "LINUX_CONTAINER"
  }
  source {
    type = var.type
  }
  logs_config {
    s3_logs {
      status              = var.status
      location            = var.location
      encryption_disabled = var.encryption_disabled
    }
  }
}
