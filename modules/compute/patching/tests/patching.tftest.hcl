variables {
  name = "cambio-dev-linux"
  os   = "linux"
}

run "apply_linux" {
  command = apply

  assert {
    condition     = aws_ssm_patch_baseline.this.operating_system == "AMAZON_LINUX_2023" && aws_ssm_patch_baseline.this.approval_rule[0].approve_after_days == 7
    error_message = "Patches of Amazon Linux must be installed a week after their release."
  }

  assert {
    condition     = { for f in aws_ssm_patch_baseline.this.approval_rule[0].patch_filter : f.key => join(" ", f.values) } == { CLASSIFICATION = "Security Bugfix", SEVERITY = "Critical Important Medium" }
    error_message = "Patches of security must be approved."
  }

  assert {
    condition     = aws_ssm_patch_group.this.baseline_id == output.baseline_id && output.patch_group == "cambio-dev-linux"
    error_message = "The group must follow the baseline."
  }

  assert {
    condition     = aws_ssm_maintenance_window.this.schedule == "cron(0 3 ? * SUN *)" && aws_ssm_maintenance_window.this.schedule_timezone == "UTC" && aws_ssm_maintenance_window.this.enabled
    error_message = "The window must be in the night to Sunday, in UTC."
  }

  assert {
    condition     = output.window == { start = "cron(45 2 ? * SUN *)", stop = "cron(15 6 ? * SUN *)" }
    error_message = "An instance must be awake from before the window until after it."
  }

  assert {
    condition     = aws_ssm_maintenance_window_target.this.targets[0].key == "tag:PatchGroup" && aws_ssm_maintenance_window_target.this.targets[0].values == tolist(["cambio-dev-linux"])
    error_message = "The window must be for the instances of the group."
  }

  assert {
    condition     = aws_ssm_maintenance_window_task.this.task_arn == "AWS-RunPatchBaseline" && { for p in aws_ssm_maintenance_window_task.this.task_invocation_parameters[0].run_command_parameters[0].parameter : p.name => one(p.values) } == { Operation = "Install", RebootOption = "RebootIfNeeded" }
    error_message = "The window must install patches, and restart where they ask for it."
  }
}

run "plan_windows" {
  command = plan

  variables {
    name      = "cambio-dev-windows"
    os        = "windows"
    wait_days = 3
    day       = "SAT"
    hour      = 14
  }

  assert {
    condition     = aws_ssm_patch_baseline.this.operating_system == "WINDOWS" && contains([for f in aws_ssm_patch_baseline.this.approval_rule[0].patch_filter : f.key], "MSRC_SEVERITY")
    error_message = "Patches of Windows must be approved by Microsoft's severity."
  }

  assert {
    condition     = aws_ssm_maintenance_window.this.schedule == "cron(0 14 ? * SAT *)" && output.window.start == "cron(45 13 ? * SAT *)"
    error_message = "The window must be when it is asked for."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    name      = "no name"
    os        = "macos"
    wait_days = 30
    day       = "WED"
    hour      = 23
  }

  expect_failures = [var.name, var.os, var.wait_days, var.day, var.hour]
}
