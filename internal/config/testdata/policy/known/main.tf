locals {
  buckets = ["arn:aws:s3:::invoices", "arn:aws:s3:::orders"]
}

data "aws_iam_policy_document" "single" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "many" {
  version   = "2012-10-17"
  policy_id = "orders"

  statement {
    sid       = "Read"
    effect    = "Deny"
    actions   = ["s3:GetObject", "s3:ListBucket", "s3:GetObject"]
    resources = concat(local.buckets, ["arn:aws:s3:::home/&{aws:username}/*"])

    condition {
      test     = "StringEquals"
      variable = "aws:SourceVpc"
      values   = ["vpc-b", "vpc-a"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalTag/team"
      values   = ["orders"]
    }
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = [false]
    }
  }

  statement {
    not_actions   = ["iam:*"]
    not_resources = ["arn:aws:s3:::secret"]
    not_principals {
      type        = "AWS"
      identifiers = ["111111111111"]
    }
  }

  dynamic "statement" {
    for_each = toset(["sns", "sqs"])
    content {
      sid       = "Send${title(statement.value)}"
      actions   = ["${statement.value}:Send*"]
      resources = ["*"]
    }
  }
}

data "aws_iam_policy_document" "principals" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com", "ec2.amazonaws.com"]
    }
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111111111111:root", "arn:aws:iam::222222222222:root"]
    }
  }
  statement {
    sid       = "Everyone"
    actions   = ["s3:*"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
  statement {
    sid       = "EveryAccount"
    actions   = ["s3:<&>"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

data "aws_iam_policy_document" "merged" {
  source_policy_documents = [
    data.aws_iam_policy_document.many.json,
    jsonencode({
      Version = "2008-10-17"
      Statement = [{
        Sid       = "Kept"
        Effect    = "Allow"
        Action    = ["s3:B", "s3:A"]
        Resource  = "*"
        Principal = { AWS = ["arn:aws:iam::111111111111:root", "arn:aws:iam::333333333333:root"] }
        Condition = { StringLike = { "aws:userid" = ["a*"] }, Bool = { "aws:SecureTransport" = true } }
      }]
    }),
  ]
  override_policy_documents = [data.aws_iam_policy_document.override.json, ""]

  statement {
    sid       = "Kept"
    actions   = ["s3:C"]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "override" {
  policy_id = "last"
  statement {
    sid       = "Read"
    actions   = ["s3:Get*"]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "empty" {}

output "json" {
  value = {
    single     = data.aws_iam_policy_document.single.json
    many       = data.aws_iam_policy_document.many.json
    principals = data.aws_iam_policy_document.principals.json
    merged     = data.aws_iam_policy_document.merged.json
    override   = data.aws_iam_policy_document.override.json
    empty      = data.aws_iam_policy_document.empty.json
    minified   = data.aws_iam_policy_document.merged.minified_json
  }
}
