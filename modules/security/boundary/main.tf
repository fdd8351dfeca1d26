locals {
  kinds = {
    services  = { work = local.services, more = local.hand_on }
    pipelines = { work = local.pipelines, more = local.become }
  }

  hand_on = [
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

  become = length(var.assumable_roles) == 0 ? [] : [{
    # In the environments, pipelines are what those let them be.
    Sid      = "BecomeRolesOfEnvironments"
    Effect   = "Allow"
    Action   = "sts:AssumeRole"
    Resource = sort(tolist(var.assumable_roles))
  }]
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
    Statement = concat([
      {
        Sid      = "Work"
        Effect   = "Allow"
        Action   = sort(distinct(concat(local.kinds[var.kind].work, tolist(var.further_actions))))
        Resource = "*"
      },
    ], local.kinds[var.kind].more)
  })
}
