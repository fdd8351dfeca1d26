variable "project_name" {
  default = "orders"
}

variable "type" {
  default = "EVENT"
}

variable "pattern" {
  default = "PUSH, PULL_REQUEST_CREATED"
}

resource "aws_codebuild_webhook" "bad" {
  project_name = var.project_name
  filter_group {
    filter {
      type    = var.type
      pattern = var.pattern
    }
    filter {
      type    = "BASE_REF"
      pattern = "main"
    }
  }
}
