locals {
  balancer = "arn:aws:elasticloadbalancing:${local.here}"

  apply = [
    {
      Sid    = "Named"
      Effect = "Allow"
      Action = [
        "cloudwatch:DeleteAlarms", "cloudwatch:DeleteDashboards", "cloudwatch:DeleteInsightRules", "cloudwatch:PutCompositeAlarm",
        "cloudwatch:PutDashboard", "cloudwatch:PutInsightRule", "cloudwatch:PutMetricAlarm", "cloudwatch:TagResource", "cloudwatch:UntagResource",
        "codedeploy:ContinueDeployment", "codedeploy:CreateApplication", "codedeploy:CreateDeployment", "codedeploy:CreateDeploymentConfig",
        "codedeploy:CreateDeploymentGroup", "codedeploy:DeleteApplication", "codedeploy:DeleteDeploymentConfig", "codedeploy:DeleteDeploymentGroup",
        "codedeploy:RegisterApplicationRevision", "codedeploy:StopDeployment", "codedeploy:TagResource", "codedeploy:UpdateDeploymentGroup",
        "ecs:ContinueServiceDeployment", "ecs:CreateService", "ecs:DeleteService", "ecs:RegisterTaskDefinition", "ecs:RunTask",
        "ecs:StopServiceDeployment", "ecs:StopTask", "ecs:TagResource", "ecs:UpdateService",
        "elasticloadbalancing:AddTags", "elasticloadbalancing:CreateRule", "elasticloadbalancing:CreateTargetGroup",
        "elasticloadbalancing:DeleteRule", "elasticloadbalancing:DeleteTargetGroup", "elasticloadbalancing:ModifyRule",
        "elasticloadbalancing:ModifyTargetGroup", "elasticloadbalancing:ModifyTargetGroupAttributes", "elasticloadbalancing:RemoveTags",
        "elasticloadbalancing:SetRulePriorities",
        "logs:AssociateKmsKey", "logs:CreateLogGroup", "logs:DeleteLogGroup", "logs:DeleteMetricFilter", "logs:PutMetricFilter",
        "logs:PutRetentionPolicy", "logs:TagResource",
        "scheduler:CreateSchedule", "scheduler:DeleteSchedule", "scheduler:UpdateSchedule",
      ]
      Resource = [
        "arn:aws:cloudwatch:${local.here}:alarm:${var.name}-*",
        "arn:aws:cloudwatch:${local.here}:insight-rule/${var.name}-*",
        "arn:aws:cloudwatch::${var.account}:dashboard/${var.name}-*",
        "arn:aws:codedeploy:${local.here}:application:${var.name}-*",
        "arn:aws:codedeploy:${local.here}:deploymentconfig:${var.name}-*",
        "arn:aws:codedeploy:${local.here}:deploymentgroup:${var.name}-*/*",
        "arn:aws:ecs:${local.here}:service/${var.name}/*",
        "arn:aws:ecs:${local.here}:service-deployment/${var.name}/*",
        "arn:aws:ecs:${local.here}:task/${var.name}/*",
        "arn:aws:ecs:${local.here}:task-definition/${var.name}-*:*",
        "${local.balancer}:listener/app/${var.name}-*",
        "${local.balancer}:listener-rule/app/${var.name}-*",
        "${local.balancer}:targetgroup/${var.name}-*",
        "arn:aws:logs:${local.here}:log-group:/${var.fleet}/${var.environment}/*",
        "arn:aws:scheduler:${local.here}:schedule/${var.name}/${var.name}-*",
      ]
    },
    {
      Sid      = "Scaling"
      Effect   = "Allow"
      Action   = ["application-autoscaling:DeleteScalingPolicy", "application-autoscaling:DeregisterScalableTarget", "application-autoscaling:PutScalingPolicy", "application-autoscaling:RegisterScalableTarget", "application-autoscaling:TagResource"]
      Resource = "arn:aws:application-autoscaling:${local.here}:scalable-target/*"
    },
    {
      Sid       = "NewGroups"
      Effect    = "Allow"
      Action    = "ec2:CreateSecurityGroup"
      Resource  = "arn:aws:ec2:${local.here}:security-group/*"
      Condition = { StringEquals = { "aws:RequestTag/fleet" = var.fleet, "aws:RequestTag/environment" = var.environment } }
    },
    {
      Sid      = "NewGroupsHere"
      Effect   = "Allow"
      Action   = "ec2:CreateSecurityGroup"
      Resource = "arn:aws:ec2:${local.here}:vpc/${var.vpc_id}"
    },
    {
      Sid       = "NewTags"
      Effect    = "Allow"
      Action    = "ec2:CreateTags"
      Resource  = ["arn:aws:ec2:${local.here}:security-group/*", "arn:aws:ec2:${local.here}:security-group-rule/*"]
      Condition = { StringEquals = { "ec2:CreateAction" = ["CreateSecurityGroup", "AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress"] } }
    },
    {
      Sid    = "Groups"
      Effect = "Allow"
      Action = [
        "ec2:AuthorizeSecurityGroupEgress", "ec2:AuthorizeSecurityGroupIngress", "ec2:CreateTags", "ec2:DeleteSecurityGroup",
        "ec2:DeleteTags", "ec2:ModifySecurityGroupRules", "ec2:RevokeSecurityGroupEgress", "ec2:RevokeSecurityGroupIngress",
      ]
      Resource  = ["arn:aws:ec2:${local.here}:security-group/*", "arn:aws:ec2:${local.here}:security-group-rule/*"]
      Condition = { StringEquals = local.tagged }
    },
    {
      # A new role can do no more than the boundary lets it.
      Sid       = "NewRoles"
      Effect    = "Allow"
      Action    = ["iam:CreateRole", "iam:DeleteRolePolicy", "iam:PutRolePolicy"]
      Resource  = local.roles
      Condition = { ArnEquals = { "iam:PermissionsBoundary" = var.permissions_boundary } }
    },
    {
      Sid      = "Roles"
      Effect   = "Allow"
      Action   = ["iam:DeleteRole", "iam:TagRole", "iam:UntagRole", "iam:UpdateAssumeRolePolicy", "iam:UpdateRole"]
      Resource = local.roles
    },
    {
      Sid       = "HandRolesOn"
      Effect    = "Allow"
      Action    = "iam:PassRole"
      Resource  = local.roles
      Condition = { StringEquals = { "iam:PassedToService" = ["codedeploy.amazonaws.com", "ecs-tasks.amazonaws.com", "ecs.amazonaws.com", "scheduler.amazonaws.com"] } }
    },
    {
      Sid    = "Sites"
      Effect = "Allow"
      Action = [
        "s3:CreateBucket", "s3:DeleteBucket", "s3:DeleteObject", "s3:GetObject", "s3:PutBucketLogging", "s3:PutBucketOwnershipControls",
        "s3:PutBucketPolicy", "s3:PutBucketPublicAccessBlock", "s3:PutBucketTagging", "s3:PutBucketVersioning",
        "s3:PutEncryptionConfiguration", "s3:PutLifecycleConfiguration", "s3:PutObject",
      ]
      Resource = [local.buckets[0], "${local.buckets[0]}/*"]
    },
    {
      Sid       = "SiteKey"
      Effect    = "Allow"
      Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
      Resource  = var.data_key_arn
      Condition = { StringEquals = { "kms:ViaService" = "s3.${var.region}.amazonaws.com" } }
    },
    {
      Sid    = "Edge"
      Effect = "Allow"
      Action = concat(var.api_id == null ? [] : ["apigateway:DELETE", "apigateway:PATCH", "apigateway:POST"], [
        "cloudfront:CreateDistribution", "cloudfront:CreateInvalidation", "cloudfront:CreateOriginAccessControl",
        "cloudfront:CreateResponseHeadersPolicy", "cloudfront:DeleteDistribution", "cloudfront:DeleteOriginAccessControl",
        "cloudfront:DeleteResponseHeadersPolicy", "cloudfront:TagResource", "cloudfront:UpdateDistribution",
        "cloudfront:UpdateOriginAccessControl", "cloudfront:UpdateResponseHeadersPolicy",
        "route53:ChangeResourceRecordSets", "servicediscovery:CreateService", "servicediscovery:DeleteService",
        "servicediscovery:TagResource", "servicediscovery:UpdateService",
      ])
      Resource = concat(local.api, local.front, [
        "arn:aws:route53:::hostedzone/${var.zone_id}",
        "arn:aws:servicediscovery:${local.here}:namespace/*",
        "arn:aws:servicediscovery:${local.here}:service/*",
      ])
    },
  ]

  administer = ["iam:CreateRole", "iam:DeleteRole", "iam:DeleteRolePolicy", "iam:PutRolePolicy", "iam:TagRole", "iam:UntagRole", "iam:UpdateAssumeRolePolicy", "iam:UpdateRole"]

  # What is the environment's and no service's: roles of the base, those of the pipelines and of people, and the data.
  guard = concat(
    [
      {
        Sid      = "NotTheGuards"
        Effect   = "Deny"
        Action   = local.administer
        Resource = [for name in keys(local.roles_of) : "arn:aws:iam::${var.account}:role/${var.name}-${name}"]
      },
      {
        Sid       = "NotTheBase"
        Effect    = "Deny"
        Action    = local.administer
        Resource  = local.roles
        Condition = { StringEquals = { "aws:ResourceTag/service" = "base" } }
      },
    ],
    [for kept in [sort(var.kept_buckets)] : {
      Sid      = "NotTheData"
      Effect   = "Deny"
      Action   = "s3:*"
      Resource = concat(kept, [for b in kept : "${b}/*"])
    } if length(kept) > 0],
  )
}
