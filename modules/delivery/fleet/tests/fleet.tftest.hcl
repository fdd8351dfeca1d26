variables {
  name = "cambio-builds"
}

run "apply" {
  command = apply

  assert {
    condition     = aws_codebuild_fleet.this.base_capacity == 1 && aws_codebuild_fleet.this.overflow_behavior == "ON_DEMAND" && length(aws_codebuild_fleet.this.scaling_configuration) == 0
    error_message = "A fleet must have one machine, send what it cannot take elsewhere, and not grow by itself."
  }

  assert {
    condition     = can(regex("^arn:aws:codebuild:[a-z0-9-]+:[0-9]{12}:fleet/cambio-builds", output.arn)) && output.size == "BUILD_GENERAL1_MEDIUM"
    error_message = "The outputs must name the fleet and its size."
  }
}

run "plan_grows" {
  command = plan

  variables {
    machines = 2
    max      = 6
  }

  assert {
    condition     = aws_codebuild_fleet.this.scaling_configuration[0].max_capacity == 6 && aws_codebuild_fleet.this.scaling_configuration[0].target_tracking_scaling_configs[0].target_value == 80
    error_message = "The fleet must grow with the load, up to the given number."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    name     = "a b"
    size     = "t4g.micro"
    machines = 0
    max      = -1
  }

  expect_failures = [var.name, var.size, var.machines, var.max]
}
