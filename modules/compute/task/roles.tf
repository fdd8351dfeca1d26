locals {
  parameter_arns = sort(distinct([for s in values(var.secrets) : s.arn if s.kind == "parameter"]))
  # Secrets Manager appends six random characters to a name; a pattern of just
  # so many matches no other secret whose name merely begins the same.
  secret_arns = sort(distinct([for s in values(var.secrets) : s.by_name ? "${s.arn}-??????" : s.arn if s.kind == "secret"]))

  # Only tasks of this account may ask for the roles.
  trust = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = {
        StringEquals = { "aws:SourceAccount" = var.account }
        ArnLike      = { "aws:SourceArn" = "arn:aws:ecs:${var.region}:${var.account}:*" }
      }
    }]
  })
}

# What ECS needs to start the task: its image, its logs, its secrets.
resource "aws_iam_role" "execution" {
  name                 = "${var.name}-start"
  description          = "Lets ECS start ${var.name}"
  permissions_boundary = var.permissions_boundary
  assume_role_policy   = local.trust
}

resource "aws_iam_role_policy" "execution" {
  name = "start"
  role = aws_iam_role.execution.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Sid    = "Login"
          Effect = "Allow"
          Action = "ecr:GetAuthorizationToken"
          # This action knows no resources.
          Resource = "*"
        },
        {
          Sid      = "Pull"
          Effect   = "Allow"
          Action   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
          Resource = var.repository.arn
        },
        {
          Sid      = "Log"
          Effect   = "Allow"
          Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
          Resource = "${aws_cloudwatch_log_group.this.arn}:*"
        },
      ],
      length(local.parameter_arns) == 0 ? [] : [{
        Sid      = "Parameters"
        Effect   = "Allow"
        Action   = "ssm:GetParameters"
        Resource = local.parameter_arns
      }],
      length(local.secret_arns) == 0 ? [] : [{
        Sid      = "Secrets"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = local.secret_arns
      }],
      length(var.secrets) == 0 ? [] : [{
        Sid       = "DecryptSecrets"
        Effect    = "Allow"
        Action    = "kms:Decrypt"
        Resource  = var.secrets_key_arn
        Condition = { StringEquals = { "kms:ViaService" = ["secretsmanager.${var.region}.amazonaws.com", "ssm.${var.region}.amazonaws.com"] } }
      }],
    )
  })
}

# What the program itself may do. It starts with nothing.
resource "aws_iam_role" "task" {
  name                 = "${var.name}-task"
  description          = "What ${var.name} itself may do"
  permissions_boundary = var.permissions_boundary
  assume_role_policy   = local.trust
}

resource "aws_iam_role_policy" "buckets" {
  count = length(var.buckets) > 0 ? 1 : 0

  name = "buckets"
  role = aws_iam_role.task.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "List"
        Effect   = "Allow"
        Action   = ["s3:ListBucket", "s3:GetBucketLocation"]
        Resource = sort(var.buckets)
      },
      {
        Sid      = "Objects"
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"]
        Resource = [for b in sort(var.buckets) : "${b}/*"]
      },
      {
        Sid       = "Encrypt"
        Effect    = "Allow"
        Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource  = var.data_key_arn
        Condition = { StringEquals = { "kms:ViaService" = "s3.${var.region}.amazonaws.com" } }
      },
    ]
  })
}
