variable "role_arn" {
  default = "arn:aws:iam::111111111111:role/orders"
}

variable "location" {
  default = "artifacts"
}

variable "type" {
  default = "S3"
}

variable "category" {
  default = "Source"
}

variable "owner" {
  default = "ThirdParty"
}

variable "provider" {
  default = "GitHub"
}

variable "version" {
  default = "1"
}

resource "aws_codepipeline" "bad" {
  name     = "orders"
  role_arn = var.role_arn
  artifact_store {
    location = var.location
    type     = var.type
  }
  stage {
    name = "Source"
    action {
      name             = "Source"
      category         = var.category
      owner            = var.owner
      provider         = var.provider
      version          = var.version
      output_artifacts = ["source"]
    }
  }
}
