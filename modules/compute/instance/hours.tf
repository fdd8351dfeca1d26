locals {
  days = try(join(",", var.schedule.days), "")

  # Who is at work on a weekend would have the machine taken away after the patches of Sunday night.
  works_on_weekends = try(length(setintersection(var.schedule.days, ["SAT", "SUN"])) > 0, false)

  hours = var.schedule == null ? {} : merge(
    {
      stop = { action = "stopInstances", at = "cron(${local.clock.stop} ? * ${local.days} *)", zone = var.schedule.zone }
    },
    var.schedule.start == null ? {} : {
      start = { action = "startInstances", at = "cron(${local.clock.start} ? * ${local.days} *)", zone = var.schedule.zone }
    },
    # An instance that sleeps through the maintenance window is never patched.
    var.patch_window == null ? {} : {
      patch-start = { action = "startInstances", at = var.patch_window.start, zone = "UTC" }
    },
    var.patch_window == null || local.works_on_weekends ? {} : {
      patch-stop = { action = "stopInstances", at = var.patch_window.stop, zone = "UTC" }
    },
  )

  # "08:30" is minute 30, hour 8.
  clock = var.schedule == null ? {} : {
    for key in ["start", "stop"] : key => join(" ", [for part in reverse(split(":", var.schedule[key])) : tonumber(part)])
    if var.schedule[key] != null
  }
}

resource "aws_scheduler_schedule" "hours" {
  # flota:waive eventbridge-schedule-customer-key the schedule holds the instance's id only; AWS encrypts it with a key of its own

  for_each = local.hours

  name                         = "${var.name}-instance-${each.key}"
  group_name                   = var.scheduler.group
  description                  = "${each.value.action == "stopInstances" ? "Stops" : "Starts"} the instance ${var.name}"
  schedule_expression          = each.value.at
  schedule_expression_timezone = each.value.zone

  flexible_time_window {
    mode = "OFF"
  }

  # docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
  target {
    arn      = "arn:aws:scheduler:::aws-sdk:ec2:${each.value.action}"
    role_arn = aws_iam_role.hours[0].arn
    input    = jsonencode({ InstanceIds = [aws_instance.this.id] })

    dead_letter_config {
      arn = var.scheduler.dead_letter_queue_arn
    }

    retry_policy {
      maximum_retry_attempts       = 3
      maximum_event_age_in_seconds = 3600
    }
  }

  depends_on = [aws_iam_role_policy.hours]
}

resource "aws_iam_role" "hours" {
  count = var.schedule == null ? 0 : 1

  name        = "${var.name}-hours"
  description = "Lets the scheduler start and stop the instance ${var.name}"

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
          "aws:SourceArn"     = "arn:aws:scheduler:${var.region}:${var.account}:schedule-group/${var.scheduler.group}"
        }
      }
    }]
  })
}

resource "aws_iam_role_policy" "hours" {
  count = length(aws_iam_role.hours)

  name = "start-and-stop"
  role = aws_iam_role.hours[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "StartAndStop"
        Effect   = "Allow"
        Action   = ["ec2:StartInstances", "ec2:StopInstances"]
        Resource = aws_instance.this.arn
      },
      {
        # Who starts an instance hands its disk's key to EC2.
        Sid       = "Disk"
        Effect    = "Allow"
        Action    = "kms:CreateGrant"
        Resource  = var.data_key_arn
        Condition = { Bool = { "kms:GrantIsForAWSResource" = "true" }, StringEquals = { "kms:ViaService" = "ec2.${var.region}.amazonaws.com" } }
      },
      {
        Sid      = "DeadLetters"
        Effect   = "Allow"
        Action   = "sqs:SendMessage"
        Resource = var.scheduler.dead_letter_queue_arn
      },
      {
        Sid       = "Encrypt"
        Effect    = "Allow"
        Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource  = var.scheduler.queue_key_arn
        Condition = { StringEquals = { "kms:ViaService" = "sqs.${var.region}.amazonaws.com" } }
      },
    ]
  })
}
