variables {
  fleet    = "cambio"
  account  = "111111111111"
  region   = "us-east-1"
  accounts = ["111111111111", "222222222222"]
  service  = { name = "orders", kind = "http" }

  environments = [
    { name = "dev", account = "111111111111", approval = false },
    { name = "prod", account = "222222222222", approval = true },
  ]
  pipeline = {
    repository = "example/cambio"
    branch     = "main"
    paths      = ["services/orders/**", "platform/**"]
    steps = {
      qa     = { kind = "lambda", size = "BUILD_LAMBDA_8GB" }
      build  = { kind = "container", size = "BUILD_GENERAL1_MEDIUM", privileged = true }
      deploy = { kind = "lambda", size = "BUILD_LAMBDA_4GB" }
    }
  }
  shared = {
    state_bucket            = "cambio-state-111111111111-us-east-1"
    artifact_bucket         = "cambio-artifacts-111111111111-us-east-1"
    artifact_bucket_arn     = "arn:aws:s3:::cambio-artifacts-111111111111-us-east-1"
    connection_arn          = "arn:aws:codeconnections:us-east-1:111111111111:connection/11111111-2222-3333-4444-555555555555"
    notifications_topic_arn = "arn:aws:sns:us-east-1:111111111111:cambio-pipelines"
    build_image = {
      url            = "111111111111.dkr.ecr.us-east-1.amazonaws.com/cambio/flota:current"
      repository_arn = "arn:aws:ecr:us-east-1:111111111111:repository/cambio/flota"
    }
    keys = {
      state    = "arn:aws:kms:us-east-1:111111111111:key/33333333-2222-3333-4444-555555555555"
      delivery = "arn:aws:kms:us-east-1:111111111111:key/44444444-2222-3333-4444-555555555555"
    }
  }
}

provider "aws" {
  region              = "us-east-1"
  allowed_account_ids = ["111111111111"]
}

run "key" {
  module {
    source = "./tests/key"
  }
}

run "apply" {
  command = apply

  variables {
    shared = {
      state_bucket            = "cambio-state-111111111111-us-east-1"
      artifact_bucket         = "cambio-artifacts-111111111111-us-east-1"
      artifact_bucket_arn     = "arn:aws:s3:::cambio-artifacts-111111111111-us-east-1"
      connection_arn          = "arn:aws:codeconnections:us-east-1:111111111111:connection/11111111-2222-3333-4444-555555555555"
      notifications_topic_arn = "arn:aws:sns:us-east-1:111111111111:cambio-pipelines"
      build_image = {
        url            = "111111111111.dkr.ecr.us-east-1.amazonaws.com/cambio/flota:current"
        repository_arn = "arn:aws:ecr:us-east-1:111111111111:repository/cambio/flota"
      }
      boundary_arn = "arn:aws:iam::111111111111:policy/cambio-shared-boundary"
      keys = {
        state    = "arn:aws:kms:us-east-1:111111111111:key/33333333-2222-3333-4444-555555555555"
        delivery = run.key.arn
      }
    }
  }

  assert {
    condition = output.repository == {
      name = "cambio/orders"
      arn  = "arn:aws:ecr:us-east-1:111111111111:repository/cambio/orders"
      url  = "111111111111.dkr.ecr.us-east-1.amazonaws.com/cambio/orders"
    }
    error_message = "The service must have a repository in the shared account."
  }

  assert {
    condition = output.pipeline == {
      name      = "cambio-orders"
      arn       = "arn:aws:codepipeline:us-east-1:111111111111:cambio-orders"
      stages    = ["Source", "Verify", "Deploy-dev", "Approve-prod", "Deploy-prod"]
      projects  = { qa = "cambio-orders-qa", build = "cambio-orders-build", deploy = "cambio-orders-deploy" }
      log_group = "/cambio/pipeline/orders"
    }
    error_message = "The service must have a pipeline through all environments."
  }

  assert {
    condition     = aws_cloudwatch_log_group.pipeline[0].kms_key_id == var.shared.keys.delivery && aws_cloudwatch_log_group.pipeline[0].retention_in_days == 365
    error_message = "Its logs must be encrypted, and kept for a while."
  }

  assert {
    condition     = [for s in local.deploy_rights : s.resources if s.sid == "Deliver"] == [["arn:aws:iam::111111111111:role/cambio-dev-deliver", "arn:aws:iam::222222222222:role/cambio-prod-deliver"]]
    error_message = "Only the deploy step may deliver, and to the environments alone."
  }

  assert {
    condition     = [for s in local.build_rights : s.resources if s.sid == "Plan"] == [["arn:aws:iam::111111111111:role/cambio-dev-plan", "arn:aws:iam::222222222222:role/cambio-prod-plan"]]
    error_message = "The build step may read the environments, and no more."
  }

  assert {
    condition     = [for s in local.build_rights : s.resources if s.sid == "Push"] == [["arn:aws:ecr:us-east-1:111111111111:repository/cambio/orders"]]
    error_message = "The build step must push to its own repository only."
  }

  assert {
    condition = [for s in local.build_rights : s.resources if contains(s.actions, "s3:DeleteObject")] == [
      ["arn:aws:s3:::cambio-state-111111111111-us-east-1/service/orders/*.tflock"],
      ["arn:aws:s3:::cambio-artifacts-111111111111-us-east-1/builds/orders/*"],
      ["arn:aws:s3:::cambio-artifacts-111111111111-us-east-1/outbox/*", "arn:aws:s3:::cambio-artifacts-111111111111-us-east-1/pulls/*"],
    ]
    error_message = "The build step may delete the lock that it set, plans of its own that it makes anew, and what it told Bitbucket."
  }

  assert {
    condition     = flatten([for s in local.qa_rights : [for a in s.actions : a if !contains(["s3:GetObject", "s3:ListBucket", "kms:Decrypt", "kms:GenerateDataKey"], a)] if s.sid != "Tell"]) == []
    error_message = "The checks must be able to change nothing but what is kept for Bitbucket."
  }

  assert {
    condition     = [for s in local.deploy_rights : s.sid if contains(s.actions, "s3:DeleteObject") && anytrue([for r in s.resources : strcontains(r, "ledger/")])] == []
    error_message = "Nobody may delete from the ledger."
  }

  assert {
    condition     = flatten([for s in concat(local.build_rights, local.deploy_rights) : [for r in s.resources : r if strcontains(r, ":::") && !strcontains(r, "orders") && length(s.conditions) == 0 && !strcontains(r, "outputs/base/") && !endswith(r, "/parameters/key")] if s.sid != "Tell"]) == []
    error_message = "Every object that a step may touch must be the service's own, save what all keep for Bitbucket and one key."
  }
}

run "plan_steps_see_that_there_is_no_key_yet" {
  command = plan

  assert {
    condition = alltrue([for rights in [local.build_rights, local.deploy_rights] : anytrue([
      for s in rights : contains(s.actions, "s3:ListBucket") && anytrue([for c in s.conditions : contains(c.values, "parameters/key")])
    ])])
    error_message = "Who may read and make the key of the parameters' versions must be told when there is none."
  }
}

run "plan_nobody_signs_unasked" {
  command = plan

  assert {
    condition     = [for s in concat(local.qa_rights, local.build_rights, local.deploy_rights) : s.sid if contains(s.actions, "kms:Sign")] == []
    error_message = "Where nothing is signed, nobody needs the right to."
  }
}

run "plan_site_has_no_repository" {
  command = plan

  variables {
    service = { name = "web", kind = "site" }
  }

  assert {
    condition     = output.repository == null && output.pipeline.name == "cambio-web" && [for s in local.build_rights : s.sid if s.sid == "Push"] == []
    error_message = "A site is files, not an image."
  }
}

run "plan_reserved_machines_in_a_subfolder" {
  command = plan

  variables {
    pipeline = {
      repository = "example/cambio"
      branch     = "main"
      folder     = "backend"
      paths      = ["backend/**"]
      parallel   = false
      sign       = true
      steps = {
        qa     = { kind = "reserved", size = "" }
        build  = { kind = "reserved", size = "" }
        deploy = { kind = "container", size = "BUILD_GENERAL1_SMALL", minutes = 60 }
      }
    }
    shared = {
      state_bucket            = "s"
      artifact_bucket         = "a"
      artifact_bucket_arn     = "arn:aws:s3:::a"
      connection_arn          = "arn:aws:codeconnections:us-east-1:111111111111:connection/11111111-2222-3333-4444-555555555555"
      notifications_topic_arn = "arn:aws:sns:us-east-1:111111111111:cambio-pipelines"
      build_image             = { url = "i", repository_arn = "arn:aws:ecr:us-east-1:111111111111:repository/cambio/flota" }
      build_fleet             = { arn = "arn:aws:codebuild:us-east-1:111111111111:fleet/cambio-builds:1", size = "BUILD_GENERAL1_LARGE" }
      signing_key_arn         = "arn:aws:kms:us-east-1:111111111111:key/5"
      keys                    = { state = "arn:aws:kms:us-east-1:111111111111:key/3", delivery = "arn:aws:kms:us-east-1:111111111111:key/4" }
    }
  }

  assert {
    condition     = output.pipeline.stages == ["Source", "QA", "Build", "Deploy-dev", "Approve-prod", "Deploy-prod"]
    error_message = "Checks must come before the image where the settings say so."
  }

  assert {
    condition = [for s in local.build_rights : s.resources if contains(s.actions, "kms:Sign")] == [["arn:aws:kms:us-east-1:111111111111:key/5"]] && [
      for s in concat(local.qa_rights, local.deploy_rights) : s.sid if contains(s.actions, "kms:Sign")
    ] == []
    error_message = "Only the step that builds may sign, and with the fleet's key alone."
  }
}

run "plan_without_pipeline" {
  command = plan

  variables {
    pipeline = null
  }

  assert {
    condition     = output.pipeline == null && length(aws_cloudwatch_log_group.pipeline) == 0 && output.repository.name == "cambio/orders"
    error_message = "A fleet without a source has no pipelines."
  }
}

run "refuses_to_sign_without_a_key" {
  command = plan

  variables {
    pipeline = {
      repository = "example/cambio"
      branch     = "main"
      paths      = ["**"]
      sign       = true
      steps = {
        qa     = { kind = "lambda", size = "BUILD_LAMBDA_8GB" }
        build  = { kind = "lambda", size = "BUILD_LAMBDA_8GB" }
        deploy = { kind = "lambda", size = "BUILD_LAMBDA_4GB" }
      }
    }
  }

  expect_failures = [var.shared]
}

run "refuses_bad_values" {
  command = plan

  variables {
    service      = { name = "orders", kind = "lambda" }
    environments = []
    pipeline = {
      repository = "example/cambio"
      branch     = "main"
      paths      = ["**"]
      steps      = { qa = { kind = "lambda", size = "BUILD_LAMBDA_4GB" } }
    }
  }

  expect_failures = [var.service, var.environments, var.pipeline]
}
