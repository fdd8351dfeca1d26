locals {
  # What programs and the services that run them do day by day. What is not here
  # cannot be done by a bounded role, whatever its own policies say: identities,
  # keys and trails cannot be administered, networks and clusters not be changed.
  services = [
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
