variables {
  permissions_boundary = "arn:aws:iam::111111111111:policy/cambio-shared-boundary"

  name       = "cambio"
  account    = "111111111111"
  region     = "us-east-1"
  domain     = "corp.cambio.example"
  vpc_id     = "vpc-0123456789abcdef0"
  subnet_ids = ["subnet-00000000000000001", "subnet-00000000000000002"]
  key_arn    = "arn:aws:kms:us-east-1:111111111111:key/11111111-2222-3333-4444-555555555555"
}

run "setup" {
  module {
    source = "./tests/setup"
  }
}

run "apply" {
  command = apply

  variables {
    vpc_id     = run.setup.vpc_id
    subnet_ids = run.setup.subnet_ids
  }

  assert {
    condition     = aws_iam_role.password.permissions_boundary == "arn:aws:iam::111111111111:policy/cambio-shared-boundary"
    error_message = "The role must carry the boundary."
  }

  assert {
    condition     = aws_directory_service_directory.this.type == "SimpleAD" && aws_directory_service_directory.this.size == "Small" && aws_directory_service_directory.this.vpc_settings[0].subnet_ids == toset(run.setup.subnet_ids)
    error_message = "The directory must be a small Simple AD in the two subnets."
  }

  assert {
    condition     = can(regex("^[a-zA-Z0-9]{32}$", nonsensitive(aws_directory_service_directory.this.password)))
    error_message = "The first password must be drawn, long, and of what Active Directory takes."
  }

  assert {
    condition     = aws_secretsmanager_secret.administrator.kms_key_id == var.key_arn
    error_message = "The administrator's password must be encrypted with our key."
  }

  assert {
    condition = jsondecode(aws_ssm_document.password.content).mainSteps[0].inputs.InputPayload == {
      directory = output.id
      user      = "Administrator"
      secret    = output.administrator_secret_arn
    }
    error_message = "The runbook must change this directory's password, in this secret."
  }

  assert {
    condition     = !can(jsondecode(aws_ssm_document.password.content).mainSteps[0].outputs) && !strcontains(jsondecode(aws_ssm_document.password.content).mainSteps[0].inputs.Script, "return")
    error_message = "The runbook must leave no password in the history of its runs."
  }

  assert {
    condition     = aws_ssm_association.password.schedule_expression == "rate(90 days)" && !aws_ssm_association.password.apply_only_at_cron_interval
    error_message = "The runbook must run at once, and every 90 days."
  }

  assert {
    condition = { for s in jsondecode(aws_iam_role_policy.password.policy).Statement : s.Sid => s.Resource } == {
      Draw    = "*"
      Change  = "arn:aws:ds:us-east-1:111111111111:directory/${output.id}"
      Keep    = output.administrator_secret_arn
      Encrypt = var.key_arn
    }
    error_message = "The runbook may change this password, and nothing else."
  }

  assert {
    condition     = output.domain == "corp.cambio.example" && length(output.dns_addresses) == 2
    error_message = "The outputs must tell how to join."
  }
}

# The first password is drawn anew by every plan; that must not make a new directory.
run "plan_again_changes_nothing" {
  command = apply

  variables {
    vpc_id     = run.setup.vpc_id
    subnet_ids = run.setup.subnet_ids
  }

  assert {
    condition     = output.id == run.apply.id
    error_message = "The directory must stay."
  }
}

run "refuses_a_region_without_simple_ad" {
  command = plan

  variables {
    region = "eu-central-1"
  }

  expect_failures = [aws_directory_service_directory.this]
}

run "refuses_bad_values" {
  command = plan

  variables {
    name          = "aws-corp"
    domain        = "corp"
    subnet_ids    = ["subnet-00000000000000001"]
    password_days = 0
  }

  expect_failures = [var.name, var.domain, var.subnet_ids, var.password_days]
}
