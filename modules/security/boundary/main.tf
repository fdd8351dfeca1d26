locals {
  # What programs and the services that run them do day by day. What is not here
  # cannot be done by a bounded role, whatever its own policies say: identities,
  # keys and trails cannot be administered, networks and clusters not be changed.
  work = [
    # data
    "dynamodb:*Item", "dynamodb:Query", "dynamodb:Scan", "dynamodb:PartiQL*", "dynamodb:ConditionCheckItem", "dynamodb:Describe*",
    "dynamodb:Get*", "elasticache:Connect", "elasticfilesystem:Client*", "rds-db:connect",
    "s3:AbortMultipartUpload", "s3:DeleteObject*", "s3:Get*", "s3:List*", "s3:PutObject", "s3:PutObjectTagging", "s3:RestoreObject",
    "s3:ObjectOwnerOverrideToBucketOwner", "s3:Replicate*",
    # secrets, settings
    "appconfig:GetLatestConfiguration", "appconfig:StartConfigurationSession", "kms:Decrypt", "kms:DescribeKey", "kms:Encrypt",
    "kms:GenerateDataKey*", "kms:GetPublicKey", "kms:ReEncrypt*", "kms:Sign", "kms:Verify", "secretsmanager:DescribeSecret",
    "secretsmanager:GetRandomPassword", "secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue",
    "secretsmanager:UpdateSecretVersionStage", "ssm:GetParameter*",
    # messages, calls
    "bedrock:InvokeModel*", "events:PutEvents", "events:RetrieveConnectionCredentials", "execute-api:Invoke", "execute-api:ManageConnections", "firehose:PutRecord*",
    "kinesis:Describe*", "kinesis:Get*", "kinesis:List*", "kinesis:PutRecord*", "kinesis:SubscribeToShard", "lambda:InvokeFunction",
    "servicediscovery:Discover*", "ses:SendEmail", "ses:SendRawEmail", "sns:Publish", "sqs:ChangeMessageVisibility",
    "sqs:DeleteMessage", "sqs:GetQueue*", "sqs:ReceiveMessage", "sqs:SendMessage", "states:DescribeExecution",
    "states:InvokeHTTPEndpoint", "states:SendTask*", "states:StartExecution", "states:StartSyncExecution",
    # logs, metrics, traces
    "cloudwatch:Describe*", "cloudwatch:GetMetric*", "cloudwatch:ListMetrics", "cloudwatch:PutMetricData", "logs:CreateLogGroup",
    "logs:CreateLogStream", "logs:Describe*", "logs:GetLogEvents", "logs:PutLogEvents", "logs:PutRetentionPolicy", "xray:Get*", "xray:Put*",
    # images, tasks, traffic: what ECS, CodeDeploy and the scheduler do with the roles that a fleet gives them
    "codedeploy:Get*", "codedeploy:PutLifecycleEventHookExecutionStatus", "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage",
    "ecr:GetAuthorizationToken", "ecr:GetDownloadUrlForLayer", "ecs:CreateTaskSet", "ecs:DeleteTaskSet", "ecs:Describe*",
    "ecs:RunTask", "ecs:TagResource", "ecs:UpdateServicePrimaryTaskSet", "elasticloadbalancing:DeregisterTargets",
    "elasticloadbalancing:Describe*", "elasticloadbalancing:ModifyListener", "elasticloadbalancing:ModifyRule",
    "elasticloadbalancing:RegisterTargets",
    # machines, and functions within the network: the agents of Systems Manager and CloudWatch
    "ec2:AssignPrivateIpAddresses", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeInstances",
    "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:DescribeTags", "ec2:DescribeVolumes", "ec2:StartInstances",
    "ec2:StopInstances", "ec2:UnassignPrivateIpAddresses", "ec2messages:AcknowledgeMessage", "ec2messages:DeleteMessage",
    "ec2messages:FailMessage", "ec2messages:GetEndpoint", "ec2messages:GetMessages", "ec2messages:SendReply",
    "ssm:DescribeAssociation", "ssm:DescribeDocument", "ssm:GetDeployablePatchSnapshotForInstance", "ssm:GetDocument",
    "ssm:GetManifest", "ssm:ListAssociations", "ssm:ListInstanceAssociations", "ssm:PutComplianceItems",
    "ssm:PutConfigurePackageResult", "ssm:PutInventory", "ssm:UpdateAssociationStatus", "ssm:UpdateInstanceAssociationStatus",
    "ssm:UpdateInstanceInformation", "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel",
    "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel",
  ]
}

resource "aws_iam_policy" "this" {
  # flota:waive iam-policy-credentials-limited a boundary grants nothing: the role's own policies name what is reached
  # flota:waive iam-policy-data-limited a boundary grants nothing: the role's own policies name what is reached
  # flota:waive iam-policy-decrypt-limited a boundary grants nothing: the role's own policies name the keys
  # flota:waive iam-policy-permissions-limited a boundary grants nothing: the role's own policies name what is reached
  # flota:waive iam-policy-write-limited a boundary grants nothing: the role's own policies name what is reached

  name        = "${var.name}-boundary"
  description = "What the roles of ${var.name} may do at most"

  # A boundary grants nothing. It is cut with a role's own policies, which name the resources.
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Work"
        Effect   = "Allow"
        Action   = sort(distinct(concat(local.work, tolist(var.further_actions))))
        Resource = "*"
      },
      {
        # Tasks run with roles of this environment, never with a stronger one.
        Sid       = "HandRolesToTasks"
        Effect    = "Allow"
        Action    = "iam:PassRole"
        Resource  = "arn:aws:iam::${var.account}:role/${var.name}-*"
        Condition = { StringEquals = { "iam:PassedToService" = "ecs-tasks.amazonaws.com" } }
      },
      {
        # The scheduler starts instances with encrypted disks: EC2 is granted their key for as long as they run.
        Sid       = "HandKeysToEC2"
        Effect    = "Allow"
        Action    = "kms:CreateGrant"
        Resource  = "arn:aws:kms:*:${var.account}:key/*"
        Condition = { Bool = { "kms:GrantIsForAWSResource" = "true" }, StringLike = { "kms:ViaService" = "ec2.*.amazonaws.com" } }
      },
    ]
  })
}
