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

variable "project_visibility" {
  default = "PUBLIC_READ"
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
  project_visibility = var.project_visibility
}
