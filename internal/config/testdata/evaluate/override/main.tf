terraform {
  required_version = ">= 1.5"

  required_providers {
    aws  = { source = "hashicorp/aws", version = "~> 5.0" }
    null = { source = "hashicorp/null" }
  }

  backend "s3" {
    bucket = "states"
  }
}

provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "other"
  region = "us-east-1"
}

variable "size" {
  type    = number
  default = 1
}

locals {
  name  = "main"
  other = "stays"
}

resource "aws_security_group" "web" {
  name        = "web"
  description = "stays"

  ingress {
    from_port = 80
  }
  ingress {
    from_port = 81
  }
  dynamic "egress" {
    for_each = [1]
    content {
      from_port = egress.value
    }
  }
  lifecycle {
    prevent_destroy = true
    ignore_changes  = [tags, description]
  }
}

output "name" {
  value = local.name
}
