locals {
  arn = "arn:aws:codebuild:${var.region}:${var.account}:project/${var.name}"

  # What every step needs to start: its image, its source, its logs.
  start = concat(
    [
      {
        Sid    = "Login"
        Effect = "Allow"
        Action = "ecr:GetAuthorizationToken"
        # This action knows no resources.
        Resource = "*"
      },
      {
        Sid      = "Image"
        Effect   = "Allow"
        Action   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
        Resource = var.image.repository_arn
      },
      {
        Sid      = "Log"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "arn:aws:logs:${var.region}:${var.account}:log-group:${var.logs.group}:log-stream:${var.logs.stream}/*"
      },
      {
        Sid      = "Source"
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:GetObjectVersion"]
        Resource = "${var.artifacts.bucket_arn}/${var.artifacts.prefix}*"
      },
      {
        Sid       = "DecryptSource"
        Effect    = "Allow"
        Action    = "kms:Decrypt"
        Resource  = var.artifacts.key_arn
        Condition = { StringEquals = { "kms:ViaService" = "s3.${var.region}.amazonaws.com" } }
      },
      {
        # The step clones the repository itself: docs.aws.amazon.com/codepipeline/latest/userguide/troubleshooting.html#codebuild-role-connections
        Sid      = "Clone"
        Effect   = "Allow"
        Action   = ["codeconnections:UseConnection", "codestar-connections:UseConnection"]
        Resource = var.connection_arn
      },
    ],
    var.reports == null ? [] : [{
      Sid      = "Report"
      Effect   = "Allow"
      Action   = ["codebuild:BatchPutTestCases", "codebuild:CreateReport", "codebuild:CreateReportGroup", "codebuild:UpdateReport"]
      Resource = "arn:aws:codebuild:${var.region}:${var.account}:report-group/${var.name}-${var.reports.name}"
    }],
    [for name, s in var.secrets : {
      Sid      = "Secret${replace(title(lower(replace(name, "_", " "))), " ", "")}"
      Effect   = "Allow"
      Action   = s.source == "ssm" ? "ssm:GetParameters" : "secretsmanager:GetSecretValue"
      Resource = s.source == "ssm" ? "arn:aws:ssm:${var.region}:${var.account}:parameter${s.name}" : "arn:aws:secretsmanager:${var.region}:${var.account}:secret:${s.name}-??????"
    }],
  )

  more = [for s in var.statements : merge(
    { Sid = s.sid, Effect = "Allow", Action = s.actions, Resource = s.resources },
    length(s.conditions) == 0 ? {} : {
      Condition = {
        for test in distinct(s.conditions[*].test) :
        test => { for c in s.conditions : c.variable => c.values if c.test == test }
      }
    },
  )]
}

resource "aws_iam_role" "this" {
  name                 = var.name
  path                 = var.role_path
  description          = "What the step ${var.name} may do"
  permissions_boundary = var.permissions_boundary

  # Only builds of this very project get it.
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "codebuild.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = var.account, "aws:SourceArn" = local.arn } }
    }]
  })
}

resource "aws_iam_role_policy" "this" {
  name = "step"
  role = aws_iam_role.this.name

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = concat(local.start, local.more)
  })
}
