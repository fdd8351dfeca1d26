variables {
  name    = "cambio-dev"
  account = "111111111111"
}

run "allows_work_and_no_administration" {
  command = apply

  assert {
    condition     = endswith(output.arn, ":policy/cambio-dev-boundary")
    error_message = "The policy must be named after the environment, so that roles of pipelines can be held to it by name."
  }

  assert {
    condition     = length(setsubtract(["s3:PutObject", "secretsmanager:GetSecretValue", "logs:PutLogEvents", "ecs:RunTask", "sqs:SendMessage"], jsondecode(aws_iam_policy.this.policy).Statement[0].Action)) == 0
    error_message = "Tasks must be able to do their work."
  }

  assert {
    condition = alltrue([
      for action in jsondecode(aws_iam_policy.this.policy).Statement[0].Action :
      !contains(["iam", "sts", "organizations", "account", "cloudtrail", "config", "guardduty", "securityhub", "access-analyzer"], split(":", action)[0]) && !endswith(action, ":*")
    ])
    error_message = "No role may administer identities or what watches the account, or have a whole service."
  }

  assert {
    condition     = length([for action in jsondecode(aws_iam_policy.this.policy).Statement[0].Action : action if startswith(action, "kms:") && can(regex("kms:(Put|Create|Schedule|Disable|Update|Delete)", action))]) == 0
    error_message = "No role may administer keys."
  }

  assert {
    condition = (
      jsondecode(aws_iam_policy.this.policy).Statement[1].Resource == "arn:aws:iam::111111111111:role/cambio-dev-*" &&
      jsondecode(aws_iam_policy.this.policy).Statement[1].Condition.StringEquals["iam:PassedToService"] == "ecs-tasks.amazonaws.com"
    )
    error_message = "Roles may be handed to tasks only, and only this environment's."
  }

  assert {
    condition = (
      jsondecode(aws_iam_policy.this.policy).Statement[2].Condition.Bool["kms:GrantIsForAWSResource"] == "true" &&
      jsondecode(aws_iam_policy.this.policy).Statement[2].Condition.StringLike["kms:ViaService"] == "ec2.*.amazonaws.com"
    )
    error_message = "Keys may be handed to EC2's disks only."
  }

  assert {
    condition     = length(replace(aws_iam_policy.this.policy, " ", "")) <= 6144
    error_message = "IAM takes policies of 6,144 characters at most."
  }
}

run "bounds_pipelines" {
  command = apply

  variables {
    name            = "cambio-shared"
    kind            = "pipelines"
    assumable_roles = ["arn:aws:iam::222222222222:role/cambio-*-plan", "arn:aws:iam::222222222222:role/cambio-*-deliver"]
  }

  assert {
    condition     = length(setsubtract(["codebuild:StartBuild", "codeconnections:UseConnection", "ecr:PutImage", "s3:PutObject", "kms:Sign", "ds:ResetUserPassword"], jsondecode(aws_iam_policy.this.policy).Statement[0].Action)) == 0
    error_message = "Pipelines, and what keeps desktops, must be able to do their work."
  }

  assert {
    condition     = length([for a in jsondecode(aws_iam_policy.this.policy).Statement[0].Action : a if can(regex("^(iam|sts|ecs|elasticloadbalancing|rds|dynamodb|cloudtrail|config):", a)) || strcontains(a, "*")]) == 0
    error_message = "In the shared account pipelines must touch nothing but sources, images, states and builds."
  }

  assert {
    condition = [for s in slice(jsondecode(aws_iam_policy.this.policy).Statement, 1, 2) : [s.Action, s.Resource]] == [
      ["sts:AssumeRole", ["arn:aws:iam::222222222222:role/cambio-*-deliver", "arn:aws:iam::222222222222:role/cambio-*-plan"]],
    ] && length(jsondecode(aws_iam_policy.this.policy).Statement) == 2
    error_message = "Pipelines may take those roles of environments, and hand none on."
  }
}

run "refuses_any_role" {
  command = plan

  variables {
    kind            = "pipelines"
    assumable_roles = ["arn:aws:iam::222222222222:role/*"]
  }

  expect_failures = [var.assumable_roles]
}

run "refuses_roles_for_services" {
  command = plan

  variables {
    assumable_roles = ["arn:aws:iam::222222222222:role/cambio-*-plan"]
  }

  expect_failures = [var.assumable_roles]
}

run "takes_further_actions" {
  command = plan

  variables {
    further_actions = ["translate:TranslateText"]
  }

  assert {
    condition     = contains(jsondecode(aws_iam_policy.this.policy).Statement[0].Action, "translate:TranslateText")
    error_message = "An environment may let its roles do more."
  }
}

run "refuses_administration" {
  command = plan

  variables {
    further_actions = ["iam:CreateUser"]
  }

  expect_failures = [var.further_actions]
}
