variable "name" {
  type = string
}

variable "ports" {
  type = map(number)
}

variable "networks" {
  type = set(string)
}

variable "copies" {
  type = number
}

variable "open" {
  type = bool
}

variable "password" {
  type      = string
  sensitive = true
}

provider "aws" {
  region = "eu-west-1"
  default_tags {
    tags = { team = var.name }
  }
}

locals {
  key = aws_kms_key.main.arn
}

data "aws_caller_identity" "current" {}

resource "aws_kms_key" "main" {
  enable_key_rotation = true
}

resource "aws_s3_bucket" "logs" {
  bucket_prefix = var.name
}

resource "aws_s3_bucket" "copies" {
  count  = var.copies
  bucket = "${var.name}-${count.index}"
  tags   = { owner = var.name, key = aws_kms_key.main.arn }
}

resource "aws_s3_bucket_public_access_block" "copies" {
  count               = var.copies
  bucket              = aws_s3_bucket.copies[count.index].id
  block_public_acls   = !var.open
  block_public_policy = true
}

resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
  bucket = aws_s3_bucket.logs.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = var.open ? "AES256" : "aws:kms"
      kms_master_key_id = local.key
    }
  }
}

data "aws_iam_policy_document" "logs" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.logs.arn}/*", "arn:aws:s3:::${var.name}/*"]
    principals {
      type        = "AWS"
      identifiers = [data.aws_caller_identity.current.account_id]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalTag/team"
      values   = [title(var.name)]
    }
  }
}

resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.logs.bucket
  policy = data.aws_iam_policy_document.logs.json
}

module "net" {
  source   = "./net"
  for_each = var.networks
  name     = each.key
  ports    = var.ports
  key      = aws_kms_key.main.arn
}

output "groups" {
  value = [for n in module.net : n.group]
}

output "secret" {
  value     = var.password
  sensitive = true
}
