variables {
  permissions_boundary = "arn:aws:iam::111111111111:policy/cambio-shared-boundary"

  name      = "cambio-orders"
  service   = "orders"
  account   = "111111111111"
  region    = "us-east-1"
  role_path = "/cambio/pipeline/"
  projects  = { qa = "cambio-orders-qa", build = "cambio-orders-build", deploy = "cambio-orders-deploy" }
  topic_arn = "arn:aws:sns:us-east-1:111111111111:cambio-pipelines"

  source_code = {
    connection_arn = "arn:aws:codeconnections:us-east-1:111111111111:connection/11111111-2222-3333-4444-555555555555"
    repository     = "example/cambio"
    branch         = "main"
    paths          = ["services/orders/**", "platform/**", "go.mod"]
    ignore         = ["**/*.md"]
    tags           = ["v*"]
  }
  environments = [
    { name = "dev", approval = false },
    { name = "user-test", approval = true },
  ]
  artifacts = {
    bucket  = "cambio-artifacts-111111111111-us-east-1"
    key_arn = "arn:aws:kms:us-east-1:111111111111:key/44444444-2222-3333-4444-555555555555"
  }
}

run "apply" {
  command = apply

  assert {
    condition     = aws_iam_role.this.permissions_boundary == "arn:aws:iam::111111111111:policy/cambio-shared-boundary"
    error_message = "The role must carry the boundary."
  }

  assert {
    condition     = aws_codepipeline.this.pipeline_type == "V2" && aws_codepipeline.this.execution_mode == "SUPERSEDED"
    error_message = "A newer push must overtake one that waits."
  }

  assert {
    condition     = [for s in aws_codepipeline.this.stage : s.name] == ["Source", "Verify", "Deploy-dev", "Approve-user-test", "Deploy-user-test"] && output.stages == ["Source", "Verify", "Deploy-dev", "Approve-user-test", "Deploy-user-test"]
    error_message = "Checks and image come first, then the environments in their order, each after its approval."
  }

  assert {
    condition     = [for a in aws_codepipeline.this.stage[1].action : [a.name, a.run_order, a.input_artifacts[0]]] == [["QA", 1, "source"], ["Build", 1, "source"]]
    error_message = "Checks and image must go side by side."
  }

  assert {
    condition = aws_codepipeline.this.stage[0].action[0].configuration == tomap({
      ConnectionArn        = var.source_code.connection_arn
      FullRepositoryId     = "example/cambio"
      BranchName           = "main"
      OutputArtifactFormat = "CODEBUILD_CLONE_REF"
      DetectChanges        = "false"
    }) && aws_codepipeline.this.stage[0].action[0].namespace == "Source"
    error_message = "The source must be the branch, cloned by the steps, and start nothing by itself."
  }

  assert {
    condition     = aws_codepipeline.this.trigger[0].git_configuration[0].source_action_name == "Source" && aws_codepipeline.this.trigger[0].git_configuration[0].push[0].branches[0].includes[0] == "main"
    error_message = "A push to the branch must start the pipeline."
  }

  assert {
    condition     = aws_codepipeline.this.trigger[0].git_configuration[0].push[0].file_paths[0].includes == tolist(["services/orders/**", "platform/**", "go.mod"]) && aws_codepipeline.this.trigger[0].git_configuration[0].push[0].file_paths[0].excludes == tolist(["**/*.md"])
    error_message = "Only a push that touches the service's files must start the pipeline."
  }

  assert {
    condition     = aws_codepipeline.this.trigger[0].git_configuration[0].push[1].tags[0].includes == tolist(["v*"])
    error_message = "A tag must start the pipeline too."
  }

  assert {
    condition = {
      for v in jsondecode(aws_codepipeline.this.stage[4].action[0].configuration.EnvironmentVariables) : v.name => v.value
      } == {
      FLOTA_BRANCH    = "#{Source.BranchName}"
      FLOTA_COMMIT    = "#{Source.CommitId}"
      FLOTA_ENV       = "user-test"
      FLOTA_EXECUTION = "#{codepipeline.PipelineExecutionId}"
    }
    error_message = "A step must be told where it deploys, what, and in which execution."
  }

  assert {
    condition     = aws_codepipeline.this.stage[4].action[0].name == "Deploy" && aws_codepipeline.this.stage[4].action[0].configuration.ProjectName == "cambio-orders-deploy" && aws_codepipeline.this.stage[1].action[1].namespace == "Build"
    error_message = "Every environment is deployed to by the same project, and the build's variables are known by its name."
  }

  assert {
    condition     = aws_codepipeline.this.stage[3].action[0].configuration.CustomData == "orders to user-test: #{Build.FLOTA_SUMMARY_USER_TEST}" && aws_codepipeline.this.stage[3].action[0].timeout_in_minutes == 10080
    error_message = "Who approves must see what the build found, and has a week."
  }

  assert {
    condition     = length(aws_codepipeline.this.stage[3].before_entry) == 0
    error_message = "Nothing must go past a person unless the settings say so."
  }

  assert {
    condition     = [for s in jsondecode(aws_iam_role_policy.this.policy).Statement : s.Sid if contains(flatten([s.Resource]), "*")] == []
    error_message = "The pipeline must name all that it touches."
  }

  assert {
    condition     = [for s in jsondecode(aws_iam_role_policy.this.policy).Statement : s.Resource if s.Sid == "Artifacts"] == ["arn:aws:s3:::cambio-artifacts-111111111111-us-east-1/cambio-orders*"]
    error_message = "The pipeline must touch its own artifacts only."
  }

  assert {
    condition     = jsondecode(aws_iam_role.this.assume_role_policy).Statement[0].Condition.StringEquals["aws:SourceArn"] == "arn:aws:codepipeline:us-east-1:111111111111:cambio-orders" && aws_iam_role.this.path == "/cambio/pipeline/"
    error_message = "Only this pipeline may get the role."
  }

  assert {
    condition     = one([for t in aws_codestarnotifications_notification_rule.this.target : t.address]) == var.topic_arn && contains(aws_codestarnotifications_notification_rule.this.event_type_ids, "codepipeline-pipeline-manual-approval-needed")
    error_message = "People must be told when they are needed."
  }
}

run "plan_one_after_the_other_and_skipping" {
  command = plan

  variables {
    parallel            = false
    skip_empty_approval = true
    approval_minutes    = 60
  }

  assert {
    condition     = [for s in aws_codepipeline.this.stage : s.name] == ["Source", "QA", "Build", "Deploy-dev", "Approve-user-test", "Deploy-user-test"]
    error_message = "The image must be built after the checks."
  }

  assert {
    condition     = aws_codepipeline.this.stage[4].before_entry[0].condition[0].result == "SKIP" && aws_codepipeline.this.stage[4].action[0].timeout_in_minutes == 60
    error_message = "The approval must be skipped where the condition does not hold."
  }

  assert {
    condition     = aws_codepipeline.this.stage[4].before_entry[0].condition[0].rule[0].rule_type_id[0].provider == "VariableCheck" && aws_codepipeline.this.stage[4].before_entry[0].condition[0].rule[0].configuration == tomap({ Variable = "#{Build.FLOTA_CHANGES_USER_TEST}", Operator = "NE", Value = "0" })
    error_message = "The condition must be that the plan changes something."
  }
}

run "plan_without_approval" {
  command = plan

  variables {
    environments = [{ name = "dev", approval = false }]
  }

  assert {
    condition     = output.stages == ["Source", "Verify", "Deploy-dev"] && aws_codestarnotifications_notification_rule.this.event_type_ids == toset(["codepipeline-pipeline-pipeline-execution-failed"])
    error_message = "Where nobody approves, nobody is asked to."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    name             = "no spaces"
    role_path        = "cambio"
    environments     = []
    approval_minutes = 1
    source_code = {
      connection_arn = "arn:aws:codeconnections:us-east-1:111111111111:connection/11111111-2222-3333-4444-555555555555"
      repository     = "cambio"
      branch         = "main"
      paths          = ["1", "2", "3", "4", "5", "6", "7", "8", "9"]
    }
  }

  expect_failures = [var.name, var.role_path, var.environments, var.approval_minutes, var.source_code]
}
