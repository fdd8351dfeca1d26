resource "aws_iam_instance_profile" "this" {
  name = "${var.name}-instance"
  role = aws_iam_role.instance.name
}

resource "aws_iam_role" "instance" {
  name        = "${var.name}-instance"
  description = "Lets Systems Manager look after ${var.name}, and its agent write to CloudWatch"

  permissions_boundary = var.permissions_boundary

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ec2.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

# AmazonSSMManagedInstanceCore would let the instance read every parameter of the account, those of the services too.
resource "aws_iam_role_policy" "instance" {
  # flota:waive iam-policy-write-limited the agent reports on its own instance; half of these actions know no resource

  name = "managed"
  role = aws_iam_role.instance.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "SystemsManager"
        Effect = "Allow"
        Action = [
          "ssm:UpdateInstanceInformation", "ssm:ListInstanceAssociations", "ssm:UpdateInstanceAssociationStatus",
          "ssm:ListAssociations", "ssm:DescribeAssociation", "ssm:UpdateAssociationStatus",
          "ssm:PutInventory", "ssm:PutComplianceItems", "ssm:PutConfigurePackageResult",
          "ssm:GetManifest", "ssm:GetDeployablePatchSnapshotForInstance",
          "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel",
          "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel",
          "ec2messages:AcknowledgeMessage", "ec2messages:DeleteMessage", "ec2messages:FailMessage",
          "ec2messages:GetEndpoint", "ec2messages:GetMessages", "ec2messages:SendReply",
        ]
        Resource = "*"
      },
      {
        Sid    = "Documents"
        Effect = "Allow"
        Action = ["ssm:GetDocument", "ssm:DescribeDocument"]
        Resource = [
          "arn:aws:ssm:${var.region}::document/*",
          "arn:aws:ssm:${var.region}:${var.account}:document/*",
        ]
      },
      {
        Sid      = "Configuration"
        Effect   = "Allow"
        Action   = "ssm:GetParameter"
        Resource = var.agent.parameter_arn
      },
      {
        Sid       = "Metrics"
        Effect    = "Allow"
        Action    = "cloudwatch:PutMetricData"
        Resource  = "*"
        Condition = { StringEquals = { "cloudwatch:namespace" = var.agent.namespace } }
      },
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
        Resource = ["${var.agent.log_group_arn}", "${var.agent.log_group_arn}:log-stream:*"]
      },
    ]
  })
}
