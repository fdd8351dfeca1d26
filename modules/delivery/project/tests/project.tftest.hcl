variables {
  permissions_boundary = "arn:aws:iam::111111111111:policy/cambio-shared-boundary"

  name               = "cambio-orders-build"
  description        = "Image and plans of cambio-orders"
  account            = "111111111111"
  region             = "us-east-1"
  role_path          = "/cambio/pipeline/"
  commands           = ["flota pipeline step build", ". .flota/pipeline/variables"]
  exported_variables = ["FLOTA_VERSION", "FLOTA_CHANGES_PROD"]
  environment        = { FLOTA_SERVICE = "orders" }
  connection_arn     = "arn:aws:codeconnections:us-east-1:111111111111:connection/11111111-2222-3333-4444-555555555555"
  compute            = { kind = "lambda", size = "BUILD_LAMBDA_8GB" }
  logs               = { group = "/cambio/pipeline/orders", stream = "build" }

  image = {
    url            = "111111111111.dkr.ecr.us-east-1.amazonaws.com/cambio/flota:current"
    repository_arn = "arn:aws:ecr:us-east-1:111111111111:repository/cambio/flota"
  }
  artifacts = {
    bucket_arn = "arn:aws:s3:::cambio-artifacts-111111111111-us-east-1"
    prefix     = "cambio-orders"
    key_arn    = "arn:aws:kms:us-east-1:111111111111:key/44444444-2222-3333-4444-555555555555"
  }
  statements = [{
    sid       = "Push"
    actions   = ["ecr:PutImage"]
    resources = ["arn:aws:ecr:us-east-1:111111111111:repository/cambio/orders"]
  }]
}

run "apply" {
  command = apply

  assert {
    condition     = aws_iam_role.this.permissions_boundary == "arn:aws:iam::111111111111:policy/cambio-shared-boundary"
    error_message = "The role must carry the boundary."
  }

  assert {
    condition = yamldecode(aws_codebuild_project.this.source[0].buildspec) == {
      version = "0.2"
      env     = { exported-variables = ["FLOTA_VERSION", "FLOTA_CHANGES_PROD"] }
      phases  = { build = { commands = ["flota pipeline step build", ". .flota/pipeline/variables"] } }
    }
    error_message = "The buildspec must run the commands and export the variables, and nothing else."
  }

  assert {
    condition     = aws_codebuild_project.this.environment[0].type == "LINUX_LAMBDA_CONTAINER" && !aws_codebuild_project.this.environment[0].privileged_mode && length(aws_codebuild_project.this.cache) == 0
    error_message = "Lambda must get no privileges and no cache: it has neither."
  }

  assert {
    condition     = aws_codebuild_project.this.environment[0].image == var.image.url && aws_codebuild_project.this.environment[0].image_pull_credentials_type == "SERVICE_ROLE"
    error_message = "The image must be ours, and pulled with the project's own role."
  }

  assert {
    condition     = aws_codebuild_project.this.encryption_key == var.artifacts.key_arn && aws_codebuild_project.this.source[0].type == "CODEPIPELINE" && aws_codebuild_project.this.artifacts[0].type == "CODEPIPELINE"
    error_message = "The pipeline must bring the source, encrypted with its key."
  }

  assert {
    condition     = aws_codebuild_project.this.logs_config[0].cloudwatch_logs[0].group_name == "/cambio/pipeline/orders" && aws_codebuild_project.this.logs_config[0].cloudwatch_logs[0].stream_name == "build"
    error_message = "Logs must go to the service's group, under the step's name."
  }

  assert {
    condition     = { for v in aws_codebuild_project.this.environment[0].environment_variable : v.name => v.value } == { FLOTA_SERVICE = "orders" }
    error_message = "The step must be told its service."
  }

  assert {
    condition     = output.role_arn == "arn:aws:iam::${split(":", output.role_arn)[4]}:role/cambio/pipeline/cambio-orders-build"
    error_message = "The role must stand under the path that environments trust."
  }

  assert {
    condition     = jsondecode(aws_iam_role.this.assume_role_policy).Statement[0].Condition.StringEquals["aws:SourceArn"] == "arn:aws:codebuild:us-east-1:111111111111:project/cambio-orders-build"
    error_message = "Only this project may get the role."
  }

  assert {
    condition     = [for s in jsondecode(aws_iam_role_policy.this.policy).Statement : s.Sid] == ["Login", "Image", "Log", "Source", "DecryptSource", "Clone", "Push"]
    error_message = "The step must have what it needs to start, what was asked for, and nothing else."
  }

  assert {
    condition     = [for s in jsondecode(aws_iam_role_policy.this.policy).Statement : s.Action if contains(flatten([s.Resource]), "*")] == ["ecr:GetAuthorizationToken"]
    error_message = "Only the login, which knows no resources, may be allowed everywhere."
  }

  assert {
    condition     = [for s in jsondecode(aws_iam_role_policy.this.policy).Statement : s.Resource if s.Sid == "Log"] == ["arn:aws:logs:us-east-1:111111111111:log-group:/cambio/pipeline/orders:log-stream:build/*"]
    error_message = "The step must write its own log streams only."
  }
}

run "plan_docker_in_a_subfolder" {
  command = plan

  variables {
    folder             = "backend"
    commands           = ["flota pipeline step qa"]
    exported_variables = []
    reports            = { name = "tests", folder = ".flota/pipeline/reports", files = ["*.xml"] }
    compute            = { kind = "container", size = "BUILD_GENERAL1_MEDIUM", privileged = true, minutes = 45 }
  }

  assert {
    condition = yamldecode(aws_codebuild_project.this.source[0].buildspec) == {
      version = "0.2"
      phases  = { build = { commands = ["cd 'backend'", "flota pipeline step qa"] } }
      reports = { tests = { base-directory = "backend/.flota/pipeline/reports", files = ["*.xml"], file-format = "JUNITXML" } }
      cache   = { paths = ["/tmp/.cache/**/*", "/tmp/go/pkg/mod/**/*"] }
    }
    error_message = "The commands must run in the folder, the reports be taken from there, and caches be kept."
  }

  assert {
    condition     = aws_codebuild_project.this.environment[0].type == "LINUX_CONTAINER" && aws_codebuild_project.this.environment[0].privileged_mode && aws_codebuild_project.this.build_timeout == 45
    error_message = "Docker needs a privileged container."
  }

  assert {
    condition     = aws_codebuild_project.this.cache[0].type == "LOCAL" && toset(aws_codebuild_project.this.cache[0].modes) == toset(["LOCAL_SOURCE_CACHE", "LOCAL_CUSTOM_CACHE", "LOCAL_DOCKER_LAYER_CACHE"])
    error_message = "Source, own folders and layers must be kept on the host."
  }

  assert {
    condition     = contains([for s in local.start : s.Resource], "arn:aws:codebuild:us-east-1:111111111111:report-group/cambio-orders-build-tests")
    error_message = "The step must be able to write its own reports."
  }
}

run "plan_reserved_machines" {
  command = plan

  variables {
    compute = { kind = "reserved", size = "BUILD_GENERAL1_LARGE", fleet_arn = "arn:aws:codebuild:us-east-1:222222222222:fleet/cambio-builds:11111111-2222-3333-4444-555555555555" }
  }

  assert {
    condition     = aws_codebuild_project.this.environment[0].fleet[0].fleet_arn == var.compute.fleet_arn && aws_codebuild_project.this.environment[0].type == "LINUX_CONTAINER"
    error_message = "The step must run on the fleet."
  }
}

run "plan_takes_secrets_from_where_they_live" {
  command = plan

  variables {
    secrets = {
      BITBUCKET_TOKEN = { source = "ssm", name = "/cambio/bitbucket-token" }
      NPM_TOKEN       = { source = "secret", name = "npm" }
    }
  }

  assert {
    condition = { for v in aws_codebuild_project.this.environment[0].environment_variable : v.name => [v.type, v.value] if v.type != "PLAINTEXT" && v.type != null } == {
      BITBUCKET_TOKEN = ["PARAMETER_STORE", "/cambio/bitbucket-token"]
      NPM_TOKEN       = ["SECRETS_MANAGER", "npm"]
    }
    error_message = "CodeBuild must read secrets itself, so that it hides them in the log."
  }

  assert {
    condition = {
      for s in jsondecode(aws_iam_role_policy.this.policy).Statement : s.Action => s.Resource if startswith(s.Sid, "Secret")
      } == {
      "ssm:GetParameters"             = "arn:aws:ssm:us-east-1:111111111111:parameter/cambio/bitbucket-token"
      "secretsmanager:GetSecretValue" = "arn:aws:secretsmanager:us-east-1:111111111111:secret:npm-??????"
    }
    error_message = "The step must be able to read those secrets, and no others."
  }
}

run "refuses_docker_on_lambda" {
  command = plan

  variables {
    compute = { kind = "lambda", size = "BUILD_LAMBDA_4GB", privileged = true }
  }

  expect_failures = [var.compute]
}

run "refuses_bad_values" {
  command = plan

  variables {
    name       = "x"
    account    = "1"
    role_path  = "/"
    commands   = []
    compute    = { kind = "mainframe", size = "BUILD_GENERAL1_SMALL", minutes = 1 }
    statements = [{ sid = "All", actions = ["s3:GetObject"], resources = ["*"] }]
    secrets    = { TOKEN = { source = "plain", name = "x" } }
  }

  expect_failures = [var.name, var.account, var.role_path, var.commands, var.compute, var.statements, var.secrets]
}
