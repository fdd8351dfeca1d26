variables {
  name        = "cambio-dev"
  account     = "111111111111"
  key_arn     = "arn:aws:kms:us-east-1:111111111111:key/11111111-2222-3333-4444-555555555555"
  log_key_arn = "arn:aws:kms:us-east-1:111111111111:key/33333333-2222-3333-4444-555555555555"
}

run "apply" {
  command = apply

  assert {
    condition     = { for s in aws_ecs_cluster.this.setting : s.name => s.value } == { containerInsights = "enhanced" }
    error_message = "Container Insights must be enhanced."
  }

  assert {
    condition     = aws_ecs_cluster.this.configuration[0].managed_storage_configuration[0].fargate_ephemeral_storage_kms_key_id == var.key_arn
    error_message = "The tasks' disks must be encrypted with the key."
  }

  assert {
    condition     = aws_ecs_cluster.this.configuration[0].execute_command_configuration[0].logging == "OVERRIDE"
    error_message = "Shell sessions must be logged to the group."
  }

  assert {
    condition     = aws_cloudwatch_log_group.sessions.name == "/cambio-dev/sessions" && aws_cloudwatch_log_group.sessions.kms_key_id == var.log_key_arn
    error_message = "The group of sessions must be encrypted with the logs' key."
  }

  assert {
    condition     = aws_ecs_cluster_capacity_providers.this.capacity_providers == toset(["FARGATE", "FARGATE_SPOT"])
    error_message = "The cluster must run on Fargate."
  }

  assert {
    condition     = jsondecode(aws_iam_role.load_balancer.assume_role_policy).Statement[0].Condition.StringEquals["aws:SourceAccount"] == "111111111111"
    error_message = "Only this account's ECS may take the role."
  }

  assert {
    condition     = endswith(aws_iam_role_policy_attachment.load_balancer.policy_arn, "/AmazonECSInfrastructureRolePolicyForLoadBalancers")
    error_message = "The role must have AWS's policy for load balancers."
  }

  assert {
    condition     = endswith(output.arn, ":cluster/cambio-dev") && output.load_balancer_role_arn == aws_iam_role.load_balancer.arn
    error_message = "The outputs must name the cluster and the role."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    name    = "cambio dev"
    account = "1"
  }

  expect_failures = [var.name, var.account]
}
