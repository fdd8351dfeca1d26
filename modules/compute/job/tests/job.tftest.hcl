variables {
  name                  = "cambio-dev-settle"
  account               = "111111111111"
  region                = "us-east-1"
  schedule              = "rate(5 minutes)"
  group                 = "cambio-dev"
  dead_letter_queue_arn = "arn:aws:sqs:us-east-1:111111111111:cambio-dev-jobs-not-started"
  queue_key_arn         = "arn:aws:kms:us-east-1:111111111111:key/11111111-2222-3333-4444-555555555555"
  cluster_arn           = "arn:aws:ecs:us-east-1:111111111111:cluster/cambio-dev"
  task = {
    definition_arn     = "arn:aws:ecs:us-east-1:111111111111:task-definition/cambio-dev-settle:1"
    family             = "cambio-dev-settle"
    task_role_arn      = "arn:aws:iam::111111111111:role/cambio-dev-settle-task"
    execution_role_arn = "arn:aws:iam::111111111111:role/cambio-dev-settle-start"
  }
  subnet_ids         = ["subnet-00000000000000001", "subnet-00000000000000002"]
  security_group_ids = ["sg-0123456789abcdef0"]
}

run "setup" {
  module {
    source = "./tests/setup"
  }
}

run "apply" {
  command = apply

  variables {
    group                 = run.setup.group
    dead_letter_queue_arn = run.setup.queue_arn
    cluster_arn           = run.setup.cluster_arn
    subnet_ids            = run.setup.subnet_ids
    security_group_ids    = [run.setup.security_group_id]
    task = {
      definition_arn     = run.setup.definition_arn
      family             = "cambio-dev-settle"
      task_role_arn      = "arn:aws:iam::111111111111:role/cambio-dev-settle-task"
      execution_role_arn = "arn:aws:iam::111111111111:role/cambio-dev-settle-start"
    }
  }

  assert {
    condition     = aws_scheduler_schedule.this.state == "DISABLED"
    error_message = "A schedule without an image must be off."
  }

  assert {
    condition     = aws_scheduler_schedule.this.target[0].ecs_parameters[0].launch_type == "FARGATE" && !aws_scheduler_schedule.this.target[0].ecs_parameters[0].network_configuration[0].assign_public_ip
    error_message = "The job must run on Fargate, without a public address."
  }

  assert {
    condition     = aws_scheduler_schedule.this.target[0].dead_letter_config[0].arn == var.dead_letter_queue_arn && aws_scheduler_schedule.this.target[0].retry_policy[0].maximum_retry_attempts == 3
    error_message = "What cannot be started must be tried three times more and then be kept."
  }

  assert {
    condition = { for s in jsondecode(aws_iam_role_policy.scheduler.policy).Statement : s.Sid => s.Resource } == {
      Run         = "arn:aws:ecs:us-east-1:111111111111:task-definition/cambio-dev-settle:*"
      Tag         = "arn:aws:ecs:us-east-1:111111111111:task/*"
      Roles       = ["arn:aws:iam::111111111111:role/cambio-dev-settle-task", "arn:aws:iam::111111111111:role/cambio-dev-settle-start"]
      DeadLetters = run.setup.queue_arn
      Encrypt     = var.queue_key_arn
    }
    error_message = "The scheduler may start this job, in this cluster, and nothing else."
  }

  assert {
    condition     = jsondecode(aws_iam_role.scheduler.assume_role_policy).Statement[0].Condition.StringEquals["aws:SourceArn"] == "arn:aws:scheduler:us-east-1:111111111111:schedule-group/cambio-dev"
    error_message = "Only schedules of the group may take the role."
  }

  assert {
    condition     = output.name == "cambio-dev-settle" && output.group == "cambio-dev" && endswith(output.arn, ":schedule/cambio-dev/cambio-dev-settle")
    error_message = "The outputs must name the schedule."
  }
}

run "plan_accepts_cron" {
  command = plan

  variables {
    schedule = "cron(0 3 * * ? *)"
  }

  assert {
    condition     = aws_scheduler_schedule.this.schedule_expression == "cron(0 3 * * ? *)" && aws_scheduler_schedule.this.schedule_expression_timezone == "UTC"
    error_message = "A cron schedule must be taken, in UTC."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    schedule           = "every day"
    retries            = 1000
    security_group_ids = []
  }

  expect_failures = [var.schedule, var.retries, var.security_group_ids]
}
