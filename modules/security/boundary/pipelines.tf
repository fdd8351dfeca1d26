locals {
  # What the steps of pipelines do with sources, images, states and builds, and the
  # services that run them; beside them, what keeps desktops and their directory.
  # What the steps do to an environment, they do with that environment's own roles.
  pipelines = [
    # sources, steps, images
    "codebuild:BatchGetBuilds", "codebuild:BatchPutTestCases", "codebuild:CreateReport", "codebuild:CreateReportGroup", "codebuild:StartBuild",
    "codebuild:StopBuild", "codebuild:UpdateReport", "codeconnections:UseConnection", "codestar-connections:UseConnection",
    "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:CompleteLayerUpload", "ecr:DescribeImages", "ecr:GetAuthorizationToken",
    "ecr:GetDownloadUrlForLayer", "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart",
    # states, builds, the ledger
    "kms:Decrypt", "kms:GenerateDataKey", "kms:GetPublicKey", "kms:Sign", "s3:DeleteObject", "s3:GetBucketLocation", "s3:GetBucketVersioning",
    "s3:GetObject", "s3:GetObjectVersion", "s3:ListBucket", "s3:PutObject",
    # tokens, logs
    "logs:CreateLogStream", "logs:DescribeLogGroups", "logs:DescribeLogStreams", "logs:PutLogEvents", "secretsmanager:GetSecretValue", "ssm:GetParameters",
    # desktops: their interfaces, and the password of their directory's administrator
    "ds:ResetUserPassword", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeNetworkInterfaces",
    "secretsmanager:GetRandomPassword", "secretsmanager:PutSecretValue",
  ]
}
