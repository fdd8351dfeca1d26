variable "actions" {
  type = list(string)
}

variable "accounts" {
  type = set(string)
}

variable "bucket" {
  type = string
}

variable "document" {
  type = string
}

variable "port" {
  type = number
}

resource "aws_s3_bucket" "orders" {}

data "aws_iam_policy_document" "unknown" {
  source_policy_documents = [var.document]

  statement {
    actions   = var.actions
    resources = [aws_s3_bucket.orders.arn, "arn:aws:s3:::${var.bucket}/*"]
  }
  statement {
    actions   = ["s3:GetObject", upper(sha1(var.bucket))]
    resources = ["*"]
    dynamic "principals" {
      for_each = var.accounts
      content {
        type        = "AWS"
        identifiers = ["arn:aws:iam::${principals.value}:root"]
      }
    }
    dynamic "condition" {
      for_each = var.accounts
      content {
        test     = "StringEquals"
        variable = "aws:SourceAccount"
        values   = [condition.value]
      }
    }
  }
  statement {
    actions   = ["s3:ListBucket"]
    resources = ["*"]
    condition {
      test     = "StringLike"
      variable = "s3:prefix"
      values   = ["home/"]
    }
    condition {
      test     = "StringLike"
      variable = "s3:prefix"
      values   = ["shared/", "&{aws:username}/"]
    }
  }
  dynamic "statement" {
    for_each = var.accounts
    content {
      actions   = ["s3:PutObject"]
      resources = ["*"]
    }
  }
}

output "json" {
  value = {
    unknown = data.aws_iam_policy_document.unknown.json
    encoded = jsonencode({
      Version = "2012-10-17"
      Statement = [
        { Effect = "Allow", Action = var.actions, Resource = aws_s3_bucket.orders.arn, Port = var.port },
      ]
    })
    again = jsonencode(jsondecode(data.aws_iam_policy_document.unknown.json).Statement[2].Action)
  }
}
