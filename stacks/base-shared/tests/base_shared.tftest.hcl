variables {
  fleet              = "cambio"
  account            = "111111111111"
  region             = "us-east-1"
  accounts           = ["111111111111", "222222222222"]
  state_bucket       = "cambio-state-111111111111-us-east-1"
  adopt_state_bucket = false
}

run "apply" {
  command = apply

  assert {
    condition     = output.state_bucket == "cambio-state-111111111111-us-east-1" && output.artifact_bucket == "cambio-artifacts-111111111111-us-east-1" && output.log_bucket == "cambio-logs-111111111111-us-east-1"
    error_message = "The buckets must be named after fleet, account and region."
  }

  assert {
    condition     = output.artifact_bucket_arn == "arn:aws:s3:::cambio-artifacts-111111111111-us-east-1"
    error_message = "The artifact bucket's ARN must be S3's."
  }

  assert {
    condition     = startswith(output.keys.state, "arn:aws:kms:us-east-1:111111111111:key/") && output.keys.state != output.keys.delivery
    error_message = "States and artifacts must have keys of their own, in the stack's account."
  }

  assert {
    condition     = output.boundary_arn == "arn:aws:iam::111111111111:policy/cambio-shared-boundary"
    error_message = "The pipelines' roles must find their boundary."
  }

  assert {
    condition     = output.build_image.url == "111111111111.dkr.ecr.us-east-1.amazonaws.com/cambio/flota:current" && output.build_fleet == null
    error_message = "The build image must have a repository of its own, and no machine be paid for that nobody asked for."
  }

  assert {
    condition     = can(regex("^arn:aws:codeconnections:us-east-1:111111111111:connection/", output.connection_arn)) && endswith(output.notifications_topic_arn, ":cambio-pipelines")
    error_message = "Pipelines must have a connection and a topic."
  }
}

run "plan_machines_kept_ready" {
  command = plan

  variables {
    build_fleet = { size = "BUILD_GENERAL1_LARGE", machines = 2, max = 6 }
    alerts      = { email = ["oncall@cambio.example"] }
  }

  assert {
    condition     = output.build_fleet.size == "BUILD_GENERAL1_LARGE"
    error_message = "The machines must be of the given size."
  }
}

run "plan_signs_nothing" {
  command = plan

  assert {
    condition     = output.signing_key_arn == null
    error_message = "No key must be paid for that nobody asked for."
  }
}

run "apply_for_bitbucket" {
  command = apply

  variables {
    sign = true
    bitbucket_oidc = {
      workspace       = { slug = "example", uuid = "11111111-2222-3333-4444-555555555555" }
      repository_uuid = "66666666-7777-8888-9999-000000000000"
      environments = {
        dev  = { account = "111111111111", uuid = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee" }
        prod = { account = "222222222222" }
      }
    }
  }

  assert {
    condition     = join(" ", sort(keys(module.bitbucket_oidc["this"].role_arns))) == "cambio-bitbucket-build cambio-bitbucket-dev-deploy"
    error_message = "Nobody must be able to deploy to an environment whose deployment is not named."
  }

  assert {
    condition = [
      for s in jsondecode(module.bitbucket_oidc["this"].policies["cambio-bitbucket-dev-deploy"]).Statement : s.Resource if contains(s.Action, "sts:AssumeRole")
    ] == [["arn:aws:iam::111111111111:role/cambio-dev-deliver"]]
    error_message = "A deployment's steps must get into their own environment only."
  }

  assert {
    condition     = [for s in jsondecode(module.bitbucket_oidc["this"].policies["cambio-bitbucket-build"]).Statement : s.Resource if s.Effect == "Deny"] == [[module.build_image.arn]]
    error_message = "No step may change the image that all steps run in."
  }

  assert {
    condition     = startswith(output.signing_key_arn, "arn:aws:kms:us-east-1:111111111111:key/") && module.signing_key[0].alias == "alias/cambio-signing"
    error_message = "The pipelines must have a key to sign with."
  }

  assert {
    condition = {
      for name, p in module.bitbucket_oidc["this"].policies : name => [for s in jsondecode(p).Statement : s.Resource if contains(s.Action, "kms:Sign")]
    } == { "cambio-bitbucket-build" = [[output.signing_key_arn]], "cambio-bitbucket-dev-deploy" = [] }
    error_message = "Only the steps that build may sign, and with that key alone."
  }

  assert {
    condition = alltrue([
      for p in module.bitbucket_oidc["this"].policies : alltrue([
        for s in jsondecode(p).Statement : s.Resource == ["*"] ? s.Action == ["ecr:GetAuthorizationToken"] : !anytrue([for a in s.Action : strcontains(a, "*")])
      ])
    ])
    error_message = "Every right must name its actions and resources."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    fleet    = "Cambio"
    account  = "1"
    accounts = []
  }

  expect_failures = [var.fleet, var.account, var.accounts]
}

run "keeps_what_all_accounts_do" {
  command = apply

  variables {
    security = { account_wide = true, region_wide = true, trail = "account", baseline = true, audit = true, keep_days = 400, break_glass = ["arn:aws:iam::111111111111:user/ana"], break_glass_alarm = true }
  }

  assert {
    condition     = output.audit.bucket == "cambio-audit-111111111111-us-east-1" && output.audit.key_arn == module.audit_key.arn
    error_message = "Trails and histories must go to a bucket of their own, with a key of its own."
  }

  assert {
    condition     = output.guard.trail_arn == "arn:aws:cloudtrail:us-east-1:111111111111:trail/cambio" && output.guard.break_glass_role_arn == "arn:aws:iam::111111111111:role/cambio-break-glass"
    error_message = "The account must have its trail and its way in."
  }

  assert {
    condition     = length(local.trails) == 4 && alltrue([for t in local.trails : can(regex("^arn:aws:cloudtrail:[*]:(111111111111|222222222222):trail/cambio", t))])
    error_message = "Trails of the fleet's accounts may write, and no others."
  }
}
