variable "zones" {
  type        = list(string)
  description = "not a $${template}"
  default     = ["a", "b"]
}

variable "rules" {
  type    = map(object({ port = number, open = optional(bool, false) }))
  default = { web = { port = 443 } }
}

locals {
  name = "orders-${var.zones[0]}"
  tags = { team = "orders", "cost:center" = "7" }
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
  default_tags {
    tags = local.tags
  }
}

terraform {
  required_version = ">= 1.11"
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 6.0" }
  }
  backend "s3" {
    bucket  = "state"
    encrypt = true
  }
}

resource "aws_s3_bucket" "logs" {
  bucket   = "${local.name}-logs"
  tags     = merge(local.tags, { Name = local.name })
  provider = aws.west
  lifecycle {
    prevent_destroy = true
    ignore_changes  = [tags, bucket]
  }
}

resource "aws_security_group" "web" {
  for_each = var.rules
  name     = each.key
  dynamic "ingress" {
    for_each = [each.value.port, 22]
    iterator = port
    content {
      from_port   = port.value
      to_port     = port.value
      protocol    = "tcp"
      cidr_blocks = ["10.0.0.0/8"]
    }
  }
  egress {
    from_port = 0
    to_port   = 0
    protocol  = "-1"
  }
  egress {
    from_port = 443
    to_port   = 443
    protocol  = "tcp"
  }
}

data "aws_iam_policy_document" "read" {
  statement {
    sid       = "Read"
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.logs.arn}/*"]
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["true"]
    }
  }
}

resource "aws_iam_policy" "read" {
  count  = length(var.zones)
  policy = data.aws_iam_policy_document.read.json
}

output "policy" {
  value     = aws_iam_policy.read[*].arn
  sensitive = true
}
