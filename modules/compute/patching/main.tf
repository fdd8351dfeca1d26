locals {
  # What Systems Manager calls the system, and which patches it is offered.
  system = {
    linux   = { name = "AMAZON_LINUX_2023", classes = ["Security", "Bugfix"], severities = ["Critical", "Important", "Medium"], severity = "SEVERITY" }
    windows = { name = "WINDOWS", classes = ["SecurityUpdates", "CriticalUpdates", "UpdateRollups"], severities = ["Critical", "Important", "Moderate"], severity = "MSRC_SEVERITY" }
  }[var.os]
}

resource "aws_ssm_patch_baseline" "this" {
  name             = var.name
  description      = "Patches of ${var.os} instances of ${var.name}"
  operating_system = local.system.name

  # A patch that breaks something is mostly withdrawn within days.
  approval_rule {
    approve_after_days = var.wait_days
    compliance_level   = "HIGH"

    patch_filter {
      key    = "CLASSIFICATION"
      values = local.system.classes
    }

    patch_filter {
      key    = local.system.severity
      values = local.system.severities
    }
  }
}

# Instances join by the tag PatchGroup.
resource "aws_ssm_patch_group" "this" {
  patch_group = var.name
  baseline_id = aws_ssm_patch_baseline.this.id
}

resource "aws_ssm_maintenance_window" "this" {
  name              = var.name
  description       = "When ${var.os} instances of ${var.name} are patched, and restarted if they must"
  schedule          = "cron(0 ${var.hour} ? * ${var.day} *)"
  schedule_timezone = "UTC"
  duration          = 3
  cutoff            = 1
}

resource "aws_ssm_maintenance_window_target" "this" {
  window_id     = aws_ssm_maintenance_window.this.id
  name          = var.name
  resource_type = "INSTANCE"

  targets {
    key    = "tag:PatchGroup"
    values = [aws_ssm_patch_group.this.patch_group]
  }
}

# Without a role of its own, the task runs with Systems Manager's service-linked one.
resource "aws_ssm_maintenance_window_task" "this" {
  window_id       = aws_ssm_maintenance_window.this.id
  name            = var.name
  task_type       = "RUN_COMMAND"
  task_arn        = "AWS-RunPatchBaseline"
  max_concurrency = "50%"
  max_errors      = "1"

  targets {
    key    = "WindowTargetIds"
    values = [aws_ssm_maintenance_window_target.this.id]
  }

  task_invocation_parameters {
    run_command_parameters {
      timeout_seconds = 600

      parameter {
        name   = "Operation"
        values = ["Install"]
      }

      parameter {
        name   = "RebootOption"
        values = ["RebootIfNeeded"]
      }
    }
  }
}
