variables {
  name           = "cambio-dev-bastion"
  account        = "111111111111"
  region         = "us-east-1"
  os             = "linux"
  system_version = "2023"
  type           = "t4g.micro"
  disk_gb        = 20
  vpc_id         = "vpc-0123456789abcdef0"
  subnet_id      = "subnet-00000000000000001"
  data_key_arn   = "arn:aws:kms:us-east-1:111111111111:key/11111111-2222-3333-4444-555555555555"
  patch_group    = "cambio-dev-linux"
  patch_window   = { start = "cron(45 2 ? * SUN *)", stop = "cron(15 6 ? * SUN *)" }
  agent = {
    parameter_arn = "arn:aws:ssm:us-east-1:111111111111:parameter/cambio-dev-linux/agent"
    log_group_arn = "arn:aws:logs:us-east-1:111111111111:log-group:/cambio/dev/instances/linux"
    namespace     = "CWAgent"
  }
  alarm_topic_arns = ["arn:aws:sns:us-east-1:111111111111:cambio-dev-alerts"]
}

run "setup" {
  module {
    source = "./tests/setup"
  }
}

run "apply_linux_with_hours" {
  command = apply

  variables {
    vpc_id             = run.setup.vpc_id
    subnet_id          = run.setup.subnet_id
    security_group_ids = [run.setup.database_client_id]
    scheduler          = run.setup.scheduler
    protect            = false
    schedule           = { start = "08:30", stop = "20:00", zone = "America/Sao_Paulo" }
  }

  assert {
    condition     = data.aws_ssm_parameter.image.name == "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64" && aws_instance.this.ami == data.aws_ssm_parameter.image.insecure_value
    error_message = "The image must be the newest of Amazon Linux 2023 for the type's processor."
  }

  assert {
    condition     = aws_instance.this.metadata_options[0].http_tokens == "required" && aws_instance.this.metadata_options[0].http_put_response_hop_limit == 1
    error_message = "The instance must give its credentials to whoever has a token, on itself only."
  }

  assert {
    condition     = aws_instance.this.root_block_device[0].encrypted && aws_instance.this.root_block_device[0].volume_type == "gp3" && aws_instance.this.root_block_device[0].volume_size == 20 && aws_instance.this.root_block_device[0].kms_key_id == var.data_key_arn
    error_message = "The disk must be encrypted with the environment's key."
  }

  assert {
    condition     = !aws_instance.this.associate_public_ip_address && aws_instance.this.key_name == ""
    error_message = "The instance must have neither a public address nor an SSH key."
  }

  assert {
    condition     = length(aws_security_group.this.ingress) == 0 && { for k, r in aws_vpc_security_group_egress_rule.web : k => r.from_port } == { HTTPS = 443 }
    error_message = "Nothing may come in, and only HTTPS go out."
  }

  assert {
    condition     = aws_instance.this.vpc_security_group_ids == toset([aws_security_group.this.id, run.setup.database_client_id])
    error_message = "The instance must have its own group and that of the database's clients."
  }

  assert {
    condition     = aws_instance.this.tags.PatchGroup == "cambio-dev-linux"
    error_message = "The instance must be in the patch group."
  }

  assert {
    condition = { for k, s in aws_scheduler_schedule.hours : k => "${s.schedule_expression} ${s.schedule_expression_timezone} ${s.target[0].arn}" } == {
      start       = "cron(30 8 ? * MON,TUE,WED,THU,FRI *) America/Sao_Paulo arn:aws:scheduler:::aws-sdk:ec2:startInstances"
      stop        = "cron(0 20 ? * MON,TUE,WED,THU,FRI *) America/Sao_Paulo arn:aws:scheduler:::aws-sdk:ec2:stopInstances"
      patch-start = "cron(45 2 ? * SUN *) UTC arn:aws:scheduler:::aws-sdk:ec2:startInstances"
      patch-stop  = "cron(15 6 ? * SUN *) UTC arn:aws:scheduler:::aws-sdk:ec2:stopInstances"
    }
    error_message = "The instance must run in its hours, and be awake to be patched."
  }

  assert {
    condition     = alltrue([for s in values(aws_scheduler_schedule.hours) : jsondecode(s.target[0].input) == { InstanceIds = [aws_instance.this.id] }])
    error_message = "A schedule must start and stop this instance only."
  }

  assert {
    condition = { for s in jsondecode(aws_iam_role_policy.hours[0].policy).Statement : s.Sid => s.Resource } == {
      StartAndStop = aws_instance.this.arn
      Disk         = var.data_key_arn
      DeadLetters  = run.setup.scheduler.dead_letter_queue_arn
      Encrypt      = run.setup.scheduler.queue_key_arn
    }
    error_message = "The scheduler may start and stop this instance, and nothing else."
  }

  assert {
    condition     = jsondecode(aws_iam_role.hours[0].assume_role_policy).Statement[0].Condition.StringEquals["aws:SourceArn"] == "arn:aws:scheduler:us-east-1:111111111111:schedule-group/cambio-dev"
    error_message = "Only schedules of the group may take the role."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.system.alarm_actions == toset(["arn:aws:automate:us-east-1:ec2:recover", "arn:aws:sns:us-east-1:111111111111:cambio-dev-alerts"])
    error_message = "When its host is broken, the instance must be moved and people be told."
  }

  assert {
    condition     = contains(aws_cloudwatch_metric_alarm.instance.alarm_actions, "arn:aws:automate:us-east-1:ec2:reboot") && aws_cloudwatch_metric_alarm.instance.dimensions.InstanceId == aws_instance.this.id
    error_message = "When its system does not answer, the instance must be restarted."
  }

  assert {
    condition     = !strcontains(aws_iam_role_policy.instance.policy, "ssm:GetParameters") && one([for s in jsondecode(aws_iam_role_policy.instance.policy).Statement : s.Resource if s.Sid == "Configuration"]) == var.agent.parameter_arn
    error_message = "The instance may read its agent's configuration, and no other parameter."
  }

  assert {
    condition     = one([for s in jsondecode(aws_iam_role_policy.instance.policy).Statement : s.Condition.StringEquals["cloudwatch:namespace"] if s.Sid == "Metrics"]) == "CWAgent"
    error_message = "The instance may write metrics of its agent's namespace only."
  }

  assert {
    condition     = output.id == aws_instance.this.id && startswith(output.private_ip, "10.") && endswith(output.arn, ":instance/${output.id}")
    error_message = "The outputs must name the instance."
  }
}

run "plan_windows" {
  command = plan

  variables {
    os             = "windows"
    system_version = "2025"
    type           = "t3.large"
    disk_gb        = 50
  }

  assert {
    condition     = data.aws_ssm_parameter.image.name == "/aws/service/ami-windows-latest/Windows_Server-2025-English-Full-Base"
    error_message = "The image must be the newest of Windows Server 2025."
  }

  assert {
    condition     = keys(aws_vpc_security_group_egress_rule.web) == ["HTTP", "HTTPS"] && aws_instance.this.disable_api_termination
    error_message = "Windows Update must get out, and the instance be protected."
  }

  assert {
    condition     = length(aws_scheduler_schedule.hours) == 0 && length(aws_iam_role.hours) == 0
    error_message = "Without hours there is no schedule, and no role for one."
  }
}

run "plan_intel_at_weekends_stopped_only" {
  command = plan

  variables {
    type = "t3.micro"
    schedule = {
      stop = "22:05"
      days = ["SAT", "SUN"]
    }
    scheduler = {
      group                 = "cambio-dev"
      dead_letter_queue_arn = "arn:aws:sqs:us-east-1:111111111111:cambio-dev-jobs-not-started"
      queue_key_arn         = "arn:aws:kms:us-east-1:111111111111:key/11111111-2222-3333-4444-555555555555"
    }
  }

  assert {
    condition     = endswith(data.aws_ssm_parameter.image.name, "-x86_64")
    error_message = "The image must fit an Intel machine."
  }

  assert {
    condition     = { for k, s in aws_scheduler_schedule.hours : k => s.schedule_expression } == { stop = "cron(5 22 ? * SAT,SUN *)", patch-start = "cron(45 2 ? * SUN *)" }
    error_message = "A person starts it; and who works on Sunday keeps the machine after its patches."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    os             = "windows"
    system_version = "2023"
    type           = "t4g.large"
    disk_gb        = 20
    schedule       = { stop = "8pm", days = ["MONDAY"] }
  }

  expect_failures = [var.system_version, var.type, var.disk_gb, var.schedule]
}

run "refuses_hours_without_a_scheduler" {
  command = plan

  variables {
    schedule = { stop = "20:00" }
  }

  expect_failures = [var.scheduler]
}
