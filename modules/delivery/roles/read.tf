locals {
  read = [
    {
      Sid    = "Look"
      Effect = "Allow"
      Action = [
        "application-autoscaling:DescribeScalableTargets", "application-autoscaling:DescribeScalingPolicies",
        "cloudwatch:DescribeAlarms", "cloudwatch:DescribeInsightRules", "cloudwatch:GetMetricData",
        "ec2:DescribeNetworkInterfaces", "ec2:DescribeSecurityGroupRules", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs",
        "ecs:DescribeTaskDefinition",
        "elasticloadbalancing:DescribeListeners", "elasticloadbalancing:DescribeLoadBalancers", "elasticloadbalancing:DescribeRules",
        "elasticloadbalancing:DescribeTags", "elasticloadbalancing:DescribeTargetGroupAttributes", "elasticloadbalancing:DescribeTargetGroups",
        "elasticloadbalancing:DescribeTargetHealth",
        "logs:DescribeLogGroups", "servicediscovery:GetOperation",
      ]
      # These actions know no resources.
      Resource = "*"
    },
    {
      Sid    = "Containers"
      Effect = "Allow"
      Action = [
        "ecs:DescribeClusters", "ecs:DescribeServiceDeployments", "ecs:DescribeServiceRevisions", "ecs:DescribeServices", "ecs:DescribeTasks",
        "ecs:ListServiceDeployments", "ecs:ListTagsForResource",
      ]
      Resource = [
        local.cluster,
        "arn:aws:ecs:${local.here}:service/${var.name}/*",
        "arn:aws:ecs:${local.here}:service-deployment/${var.name}/*",
        "arn:aws:ecs:${local.here}:service-revision/${var.name}/*",
        "arn:aws:ecs:${local.here}:task/${var.name}/*",
        "arn:aws:ecs:${local.here}:task-definition/${var.name}-*:*",
      ]
    },
    {
      Sid       = "Tasks"
      Effect    = "Allow"
      Action    = "ecs:ListTasks"
      Resource  = "arn:aws:ecs:${local.here}:container-instance/${var.name}/*"
      Condition = { ArnEquals = { "ecs:cluster" = local.cluster } }
    },
    {
      Sid    = "Named"
      Effect = "Allow"
      Action = [
        "application-autoscaling:ListTagsForResource",
        "cloudwatch:GetDashboard", "cloudwatch:ListTagsForResource",
        "codedeploy:BatchGetDeploymentTargets", "codedeploy:GetApplication", "codedeploy:GetApplicationRevision", "codedeploy:GetDeployment",
        "codedeploy:GetDeploymentConfig", "codedeploy:GetDeploymentGroup", "codedeploy:GetDeploymentTarget", "codedeploy:ListDeployments",
        "codedeploy:ListDeploymentTargets", "codedeploy:ListTagsForResource",
        "iam:GetRole", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies", "iam:ListInstanceProfilesForRole", "iam:ListRolePolicies",
        "logs:DescribeMetricFilters", "logs:FilterLogEvents", "logs:GetLogEvents", "logs:ListTagsForResource",
        "scheduler:GetSchedule", "scheduler:ListTagsForResource",
      ]
      Resource = [
        "arn:aws:application-autoscaling:${local.here}:scalable-target/*",
        "arn:aws:cloudwatch:${local.here}:alarm:${var.name}-*",
        "arn:aws:cloudwatch:${local.here}:insight-rule/${var.name}-*",
        "arn:aws:cloudwatch::${var.account}:dashboard/${var.name}-*",
        "arn:aws:codedeploy:${local.here}:application:${var.name}-*",
        "arn:aws:codedeploy:${local.here}:deploymentconfig:*",
        "arn:aws:codedeploy:${local.here}:deploymentgroup:${var.name}-*/*",
        local.roles,
        "arn:aws:logs:${local.here}:log-group:/${var.fleet}/${var.environment}/*",
        "arn:aws:scheduler:${local.here}:schedule/${var.name}/*",
      ]
    },
    {
      Sid    = "Buckets"
      Effect = "Allow"
      Action = [
        "s3:GetAccelerateConfiguration", "s3:GetBucket*", "s3:GetEncryptionConfiguration", "s3:GetLifecycleConfiguration",
        "s3:GetReplicationConfiguration", "s3:ListBucket",
      ]
      Resource = local.buckets
    },
    {
      Sid    = "Edge"
      Effect = "Allow"
      Action = [
        "apigateway:GET", "cloudfront:GetDistribution", "cloudfront:GetOriginAccessControl", "cloudfront:GetResponseHeadersPolicy",
        "cloudfront:ListTagsForResource", "route53:GetHostedZone", "route53:ListResourceRecordSets", "servicediscovery:GetService",
        "servicediscovery:ListTagsForResource",
      ]
      Resource = concat(local.api, local.front, [
        "arn:aws:route53:::hostedzone/${var.zone_id}",
        "arn:aws:servicediscovery:${local.here}:service/*",
      ])
    },
    {
      # That a secret is there, not what it is: nothing here can decrypt it.
      Sid    = "Secrets"
      Effect = "Allow"
      Action = ["secretsmanager:DescribeSecret", "ssm:GetParameters"]
      Resource = [
        "arn:aws:secretsmanager:${local.here}:secret:*",
        "arn:aws:ssm:${local.here}:parameter/${var.fleet}/*",
      ]
    },
    {
      Sid      = "Images"
      Effect   = "Allow"
      Action   = "ecr:BatchGetImage"
      Resource = "arn:aws:ecr:*:${var.shared_account}:repository/${var.fleet}/*"
    },
  ]

  api = var.api_id == null ? [] : [for what in ["integrations", "routes"] : "arn:aws:apigateway:${var.region}::/apis/${var.api_id}/${what}*"]
  # CloudFront names things by ids that it makes itself.
  front = [for what in ["distribution", "origin-access-control", "response-headers-policy"] : "arn:aws:cloudfront::${var.account}:${what}/*"]
}
