locals {
  # What both may do at most, whatever else is attached to them one day: their own policies name the things, this names the kinds of work.
  most = [
    {
      Sid    = "Look"
      Effect = "Allow"
      Action = [
        "apigateway:GET", "application-autoscaling:Describe*", "application-autoscaling:ListTagsForResource", "cloudfront:Get*",
        "cloudfront:List*", "cloudwatch:Describe*", "cloudwatch:Get*", "cloudwatch:List*", "codedeploy:BatchGet*", "codedeploy:Get*",
        "codedeploy:List*", "ec2:Describe*", "ecr:BatchGetImage", "ecs:Describe*", "ecs:List*", "elasticloadbalancing:Describe*",
        "iam:GetRole", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies", "iam:ListInstanceProfilesForRole", "iam:ListRolePolicies",
        "logs:Describe*", "logs:FilterLogEvents", "logs:GetLogEvents", "logs:ListTagsForResource", "route53:Get*", "route53:List*", "s3:Get*",
        "s3:ListBucket", "scheduler:Get*", "scheduler:List*", "secretsmanager:DescribeSecret", "servicediscovery:Get*",
        "servicediscovery:List*", "ssm:GetParameters",
      ]
      Resource = "*"
    },
    {
      Sid    = "Change"
      Effect = "Allow"
      Action = [
        "apigateway:DELETE", "apigateway:PATCH", "apigateway:POST", "application-autoscaling:Delete*", "application-autoscaling:Deregister*",
        "application-autoscaling:Put*", "application-autoscaling:RegisterScalableTarget", "application-autoscaling:TagResource",
        "cloudfront:Create*", "cloudfront:Delete*", "cloudfront:TagResource", "cloudfront:Update*", "cloudwatch:Delete*", "cloudwatch:Put*",
        "cloudwatch:TagResource", "cloudwatch:UntagResource", "codedeploy:ContinueDeployment", "codedeploy:Create*", "codedeploy:Delete*",
        "codedeploy:RegisterApplicationRevision", "codedeploy:StopDeployment", "codedeploy:TagResource", "codedeploy:UpdateDeploymentGroup",
        "ec2:AuthorizeSecurityGroup*", "ec2:CreateSecurityGroup", "ec2:CreateTags", "ec2:DeleteSecurityGroup", "ec2:DeleteTags",
        "ec2:ModifySecurityGroupRules", "ec2:RevokeSecurityGroup*", "ecs:ContinueServiceDeployment", "ecs:CreateService", "ecs:DeleteService",
        "ecs:RegisterTaskDefinition", "ecs:RunTask", "ecs:StopServiceDeployment", "ecs:StopTask", "ecs:TagResource", "ecs:UpdateService",
        "elasticloadbalancing:*Rule", "elasticloadbalancing:*TargetGroup", "elasticloadbalancing:*Tags",
        "elasticloadbalancing:ModifyTargetGroupAttributes", "elasticloadbalancing:SetRulePriorities", "kms:Decrypt", "kms:GenerateDataKey",
        "logs:AssociateKmsKey", "logs:CreateLogGroup", "logs:Delete*", "logs:Put*", "logs:TagResource", "route53:ChangeResourceRecordSets",
        "s3:CreateBucket", "s3:DeleteBucket", "s3:DeleteObject", "s3:Put*", "scheduler:CreateSchedule", "scheduler:DeleteSchedule",
        "scheduler:UpdateSchedule", "servicediscovery:CreateService", "servicediscovery:DeleteService", "servicediscovery:TagResource",
        "servicediscovery:UpdateService",
      ]
      Resource = "*"
    },
  ]

  # Roles are the one thing by which a pipeline could become more than it is: of them the boundary says as much as the policy.
  most_of_roles = [for s in local.apply : s if anytrue([for a in flatten([s.Action]) : startswith(a, "iam:")])]
}

resource "aws_iam_policy" "boundary" {
  # flota:waive iam-policy-data-limited a boundary grants nothing: the roles' own policies name what is reached
  # flota:waive iam-policy-decrypt-limited a boundary grants nothing: the roles' own policies name the key
  # flota:waive iam-policy-permissions-limited a boundary grants nothing: the roles' own policies name what is reached
  # flota:waive iam-policy-write-limited a boundary grants nothing: the roles' own policies name what is reached

  name        = "${var.name}-delivery-boundary"
  description = "What pipelines may do in ${var.name} at most"
  policy      = jsonencode({ Version = "2012-10-17", Statement = concat(local.most, local.most_of_roles, local.guard) })
}
