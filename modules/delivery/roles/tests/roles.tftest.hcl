variables {
  fleet                = "cambio"
  environment          = "prod"
  name                 = "cambio-prod"
  account              = "222222222222"
  shared_account       = "111111111111"
  region               = "us-east-1"
  permissions_boundary = "arn:aws:iam::222222222222:policy/cambio-prod-boundary"
  vpc_id               = "vpc-0123456789abcdef0"
  zone_id              = "Z0123456789ABCDEFGHIJ"
  api_id               = "a1b2c3d4e5"
  data_key_arn         = "arn:aws:kms:us-east-1:222222222222:key/44444444-2222-3333-4444-555555555555"
  kept_buckets         = ["arn:aws:s3:::cambio-prod-statements-222222222222-us-east-1"]
}

run "apply" {
  command = apply

  assert {
    condition     = aws_iam_role.this["plan"].name == "cambio-prod-plan" && aws_iam_role.this["deliver"].name == "cambio-prod-deliver"
    error_message = "The roles must have the names that the pipelines know."
  }

  assert {
    condition = { for name, r in aws_iam_role.this : name => jsondecode(r.assume_role_policy).Statement[0].Condition.ArnLike["aws:PrincipalArn"] } == {
      plan    = "arn:aws:iam::111111111111:role/cambio/pipeline/cambio-*-build"
      deliver = "arn:aws:iam::111111111111:role/cambio/pipeline/cambio-*-deploy"
    }
    error_message = "Only the steps of pipelines may come in, each by its own role."
  }

  assert {
    condition     = keys(aws_iam_role_policy_attachment.read) == ["deliver", "plan"] && aws_iam_role_policy.apply.role == "cambio-prod-deliver"
    error_message = "Only deliver may change anything."
  }

  assert {
    condition     = flatten([for s in local.read : [for a in flatten([s.Action]) : a if !can(regex(":(Get|GET|Describe|List|BatchGet|Filter)", a))]]) == []
    error_message = "To plan must be to look, and no more."
  }

  assert {
    condition     = flatten([for s in concat(local.apply, local.guard) : s.Sid if contains(flatten([s.Resource]), "*")]) == []
    error_message = "Nothing may be changed everywhere."
  }

  assert {
    condition     = flatten([for s in local.read : [for a in flatten([s.Action]) : a if strcontains(a, "GetSecretValue") || a == "kms:Decrypt" || a == "s3:GetObject"]]) == []
    error_message = "A plan must see no secret and no data."
  }

  assert {
    condition     = [for s in local.apply : s.Condition.ArnEquals["iam:PermissionsBoundary"] if contains(flatten([s.Action]), "iam:CreateRole")] == [var.permissions_boundary]
    error_message = "A role that a pipeline makes must carry the boundary."
  }

  assert {
    condition     = [for s in local.apply : s.Resource if anytrue([for a in flatten([s.Action]) : startswith(a, "iam:")])] == ["arn:aws:iam::222222222222:role/cambio-prod-*", "arn:aws:iam::222222222222:role/cambio-prod-*", "arn:aws:iam::222222222222:role/cambio-prod-*"]
    error_message = "Roles must be the environment's own, and not under a path."
  }

  assert {
    condition     = local.guard[0].Resource == ["arn:aws:iam::222222222222:role/cambio-prod-deliver", "arn:aws:iam::222222222222:role/cambio-prod-plan"]
    error_message = "No pipeline may change what bounds it."
  }

  assert {
    condition     = local.guard[2].Effect == "Deny" && local.guard[2].Resource == ["arn:aws:s3:::cambio-prod-statements-222222222222-us-east-1", "arn:aws:s3:::cambio-prod-statements-222222222222-us-east-1/*"]
    error_message = "No pipeline may touch the data."
  }

  assert {
    condition     = local.guard[1].Effect == "Deny" && local.guard[1].Condition.StringEquals["aws:ResourceTag/service"] == "base"
    error_message = "No pipeline may change a role of the base."
  }

  assert {
    # IAM, quotas: a managed policy, and the inline policies of a role.
    condition     = length(aws_iam_policy.read.policy) <= 6144 && length(aws_iam_role_policy.apply.policy) <= 10240
    error_message = "The policies must fit, names of usual length and more."
  }
}

run "bounds_itself" {
  command = apply

  assert {
    condition     = [for r in values(aws_iam_role.this) : r.permissions_boundary] == [aws_iam_policy.boundary.arn, aws_iam_policy.boundary.arn] && endswith(aws_iam_policy.boundary.arn, ":policy/cambio-prod-delivery-boundary")
    error_message = "Both roles must carry a boundary of their own."
  }

  assert {
    # An asterisk in an action is no letter: s3:GetBucket* is held by s3:Get*.
    condition = [
      for a in flatten([for s in concat(local.read, local.apply) : s.Action]) : a
      if !anytrue([for pattern in flatten([for s in concat(local.most, local.most_of_roles) : s.Action]) : can(regex("^${replace(pattern, "*", "[A-Za-z*]*")}$", a))])
    ] == []
    error_message = "The boundary must hold back nothing that the roles are for."
  }

  assert {
    condition = alltrue([
      for a in flatten([for s in local.most : s.Action]) :
      !contains(["sts", "organizations", "account", "cloudtrail", "config", "guardduty", "securityhub", "access-analyzer"], split(":", a)[0]) && !endswith(a, ":*") &&
      !(startswith(a, "iam:") && !can(regex("^iam:(Get|List)", a)))
    ])
    error_message = "Whatever is attached to them, they must administer no identities, and nothing that watches the account."
  }

  assert {
    condition     = [for s in jsondecode(aws_iam_policy.boundary.policy).Statement : s.Sid if s.Effect == "Deny"] == ["NotTheGuards", "NotTheBase", "NotTheData"]
    error_message = "What no pipeline may touch must be out of reach whatever is attached."
  }

  assert {
    condition     = length(aws_iam_policy.boundary.policy) <= 6144
    error_message = "IAM takes policies of 6,144 characters at most."
  }
}

run "plan_without_api_and_data" {
  command = plan

  variables {
    api_id       = null
    kept_buckets = []
  }

  assert {
    condition     = length(local.guard) == 2 && flatten([for s in local.apply : [for a in flatten([s.Action]) : a if startswith(a, "apigateway:")]]) == []
    error_message = "What is not there needs no rights."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    name           = "Cambio"
    account        = "1"
    shared_account = "2"
  }

  expect_failures = [var.name, var.account, var.shared_account]
}
