variables {
  name        = "cambio-dev-linux"
  os          = "linux"
  patch_group = "cambio-dev-linux"
  log_group   = "/cambio/dev/instances/linux"
  log_key_arn = "arn:aws:kms:us-east-1:111111111111:key/11111111-2222-3333-4444-555555555555"
}

run "apply_linux" {
  command = apply

  assert {
    condition     = aws_cloudwatch_log_group.this.kms_key_id == var.log_key_arn && aws_cloudwatch_log_group.this.retention_in_days == 30
    error_message = "Logs must be encrypted, and end."
  }

  assert {
    condition     = jsondecode(aws_ssm_parameter.this.insecure_value).metrics.append_dimensions.InstanceId == "$${aws:InstanceId}"
    error_message = "Metrics must tell which instance they are of."
  }

  assert {
    condition     = jsondecode(aws_ssm_parameter.this.insecure_value).metrics.metrics_collected.mem.measurement == ["mem_used_percent"] && jsondecode(aws_ssm_parameter.this.insecure_value).metrics.metrics_collected.disk.resources == ["/"]
    error_message = "Memory and disk must be measured."
  }

  assert {
    condition     = alltrue([for f in jsondecode(aws_ssm_parameter.this.insecure_value).logs.logs_collected.files.collect_list : f.log_group_name == "/cambio/dev/instances/linux"])
    error_message = "All logs must go to the group."
  }

  assert {
    condition     = length(aws_ssm_parameter.this.insecure_value) <= 4096
    error_message = "A standard parameter holds 4 KB."
  }

  assert {
    condition     = [for s in jsondecode(aws_ssm_document.this.content).mainSteps : s.action] == ["aws:configurePackage", "aws:runDocument"]
    error_message = "The agent must be installed before it is configured."
  }

  assert {
    condition     = jsondecode(jsondecode(aws_ssm_document.this.content).mainSteps[1].inputs.documentParameters).optionalConfigurationLocation == "/cambio-dev-linux/agent"
    error_message = "The agent must be given the parameter."
  }

  assert {
    condition     = aws_ssm_association.this.targets[0].key == "tag:PatchGroup" && aws_ssm_association.this.targets[0].values == tolist(["cambio-dev-linux"]) && aws_ssm_association.this.name == aws_ssm_document.this.name
    error_message = "All instances of the group must get the agent."
  }

  assert {
    condition     = output.namespace == "CWAgent" && endswith(output.parameter_arn, ":parameter/cambio-dev-linux/agent") && endswith(output.log_group_arn, ":log-group:/cambio/dev/instances/linux")
    error_message = "The outputs must name what instances read and write."
  }
}

run "plan_windows" {
  command = plan

  variables {
    name        = "cambio-dev-windows"
    os          = "windows"
    patch_group = "cambio-dev-windows"
    log_group   = "/cambio/dev/instances/windows"
  }

  assert {
    condition     = [for e in jsondecode(aws_ssm_parameter.this.insecure_value).logs.logs_collected.windows_events.collect_list : e.event_name] == ["System", "Security", "Application"]
    error_message = "The event logs of Windows must be collected."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    name      = "aws-mine"
    os        = "macos"
    log_group = "no group"
  }

  expect_failures = [var.name, var.os, var.log_group]
}
