locals {
  # CodePipeline keeps its artifacts under the first 20 characters of its name.
  prefix = substr(var.name, 0, 20)
}

resource "aws_iam_role" "this" {
  name                 = "${var.name}-pipeline"
  path                 = var.role_path
  description          = "What the pipeline ${var.name} may do"
  permissions_boundary = var.permissions_boundary

  # Only this very pipeline gets it.
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "codepipeline.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = {
        "aws:SourceAccount" = var.account
        "aws:SourceArn"     = "arn:aws:codepipeline:${var.region}:${var.account}:${var.name}"
      } }
    }]
  })
}

resource "aws_iam_role_policy" "this" {
  name = "pipeline"
  role = aws_iam_role.this.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Source"
        Effect   = "Allow"
        Action   = ["codeconnections:UseConnection", "codestar-connections:UseConnection"]
        Resource = var.source_code.connection_arn
      },
      {
        Sid      = "Steps"
        Effect   = "Allow"
        Action   = ["codebuild:BatchGetBuilds", "codebuild:StartBuild", "codebuild:StopBuild"]
        Resource = [for p in values(var.projects) : "arn:aws:codebuild:${var.region}:${var.account}:project/${p}"]
      },
      {
        Sid      = "Bucket"
        Effect   = "Allow"
        Action   = ["s3:GetBucketLocation", "s3:GetBucketVersioning"]
        Resource = "arn:aws:s3:::${var.artifacts.bucket}"
      },
      {
        Sid      = "Artifacts"
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"]
        Resource = "arn:aws:s3:::${var.artifacts.bucket}/${local.prefix}*"
      },
      {
        Sid       = "Encrypt"
        Effect    = "Allow"
        Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource  = var.artifacts.key_arn
        Condition = { StringEquals = { "kms:ViaService" = "s3.${var.region}.amazonaws.com" } }
      },
    ]
  })
}
