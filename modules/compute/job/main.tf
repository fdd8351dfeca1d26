resource "aws_scheduler_schedule" "this" {
  # flota:waive eventbridge-schedule-customer-key the schedule holds names only, no data; AWS encrypts it with a key of its own

  name                         = var.name
  group_name                   = var.group
  description                  = "Starts ${var.name}"
  schedule_expression          = var.schedule
  schedule_expression_timezone = var.time_zone

  # There is no image yet. The first release switches it on.
  state = "DISABLED"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = var.cluster_arn
    role_arn = aws_iam_role.scheduler.arn

    ecs_parameters {
      task_definition_arn     = var.task.definition_arn
      launch_type             = "FARGATE"
      task_count              = 1
      enable_ecs_managed_tags = true
      propagate_tags          = "TASK_DEFINITION"

      network_configuration {
        subnets          = var.subnet_ids
        security_groups  = var.security_group_ids
        assign_public_ip = false
      }
    }

    dead_letter_config {
      arn = var.dead_letter_queue_arn
    }

    retry_policy {
      maximum_retry_attempts       = var.retries
      maximum_event_age_in_seconds = 3600
    }
  }

  lifecycle {
    ignore_changes = [
      # A release registers revisions and moves the schedule to them.
      target[0].ecs_parameters[0].task_definition_arn,
      # The first release switches the schedule on; a person may switch it off.
      state,
    ]
  }

  depends_on = [aws_iam_role_policy.scheduler]
}

resource "aws_iam_role" "scheduler" {
  name                 = "${var.name}-schedule"
  description          = "Lets the scheduler start ${var.name}"
  permissions_boundary = var.permissions_boundary

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "scheduler.amazonaws.com" }
      Action    = "sts:AssumeRole"
      # Only schedules of this group may ask for the role.
      Condition = {
        StringEquals = {
          "aws:SourceAccount" = var.account
          "aws:SourceArn"     = "arn:aws:scheduler:${var.region}:${var.account}:schedule-group/${var.group}"
        }
      }
    }]
  })
}

resource "aws_iam_role_policy" "scheduler" {
  name = "start"
  role = aws_iam_role.scheduler.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Run"
        Effect    = "Allow"
        Action    = "ecs:RunTask"
        Resource  = "arn:aws:ecs:${var.region}:${var.account}:task-definition/${var.task.family}:*"
        Condition = { ArnEquals = { "ecs:cluster" = var.cluster_arn } }
      },
      {
        Sid       = "Tag"
        Effect    = "Allow"
        Action    = "ecs:TagResource"
        Resource  = "arn:aws:ecs:${var.region}:${var.account}:task/*"
        Condition = { StringEquals = { "ecs:CreateAction" = "RunTask" } }
      },
      {
        Sid       = "Roles"
        Effect    = "Allow"
        Action    = "iam:PassRole"
        Resource  = [var.task.task_role_arn, var.task.execution_role_arn]
        Condition = { StringEquals = { "iam:PassedToService" = "ecs-tasks.amazonaws.com" } }
      },
      {
        Sid      = "DeadLetters"
        Effect   = "Allow"
        Action   = "sqs:SendMessage"
        Resource = var.dead_letter_queue_arn
      },
      {
        Sid       = "Encrypt"
        Effect    = "Allow"
        Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource  = var.queue_key_arn
        Condition = { StringEquals = { "kms:ViaService" = "sqs.${var.region}.amazonaws.com" } }
      },
    ]
  })
}
