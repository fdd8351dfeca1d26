terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 6.0" }
  }

  backend "local" {}
}

provider "aws" {
  alias  = "other"
  region = "eu-central-1"
}

variable "size" {
  default = 2
}

locals {
  name = "overridden"
}

resource "aws_security_group" "web" {
  name = "overridden"

  ingress {
    from_port = 443
  }
  egress {
    from_port = 0
  }
  lifecycle {
    create_before_destroy = true
  }
}
