locals {
  native     = var.deploy.controller == "ecs"
  strategies = { rolling = "ROLLING", blue_green = "BLUE_GREEN", canary = "CANARY", linear = "LINEAR" }

  # ECS counts in whole minutes.
  bake_minutes = ceil(var.deploy.bake_seconds / 60)
}

resource "aws_ecs_service" "this" {
  name            = var.name
  cluster         = var.cluster.arn
  task_definition = var.task.definition_arn
  launch_type     = "FARGATE"

  # Nothing runs before the first release: the template's image does not exist.
  desired_count = 0

  # A release adds tasks before it takes any away.
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  health_check_grace_period_seconds  = var.http == null ? null : var.http.health.grace_seconds

  enable_ecs_managed_tags = true
  propagate_tags          = "SERVICE"

  deployment_controller {
    type = local.native ? "ECS" : "CODE_DEPLOY"
  }

  network_configuration {
    subnets          = var.subnet_ids
    security_groups  = var.security_group_ids
    assign_public_ip = false
  }

  dynamic "deployment_circuit_breaker" {
    for_each = local.native ? [true] : []

    content {
      enable   = true
      rollback = true
    }
  }

  dynamic "alarms" {
    for_each = local.native && length(local.alarm_names) > 0 ? [local.alarm_names] : []

    content {
      enable      = true
      rollback    = true
      alarm_names = alarms.value
    }
  }

  dynamic "deployment_configuration" {
    for_each = local.native ? [var.deploy] : []

    content {
      strategy             = local.strategies[deployment_configuration.value.strategy]
      bake_time_in_minutes = deployment_configuration.value.strategy == "rolling" ? null : tostring(local.bake_minutes)

      dynamic "canary_configuration" {
        for_each = deployment_configuration.value.strategy == "canary" ? [deployment_configuration.value.canary] : []

        content {
          canary_percent              = canary_configuration.value.percent
          canary_bake_time_in_minutes = tostring(ceil(canary_configuration.value.wait_seconds / 60))
        }
      }

      dynamic "linear_configuration" {
        for_each = deployment_configuration.value.strategy == "linear" ? [deployment_configuration.value.linear] : []

        content {
          step_percent              = linear_configuration.value.percent
          step_bake_time_in_minutes = tostring(ceil(linear_configuration.value.wait_seconds / 60))
        }
      }
    }
  }

  dynamic "service_registries" {
    for_each = aws_service_discovery_service.this

    content {
      registry_arn = service_registries.value.arn
    }
  }

  dynamic "load_balancer" {
    for_each = var.http[*]

    content {
      target_group_arn = aws_lb_target_group.this["b"].arn
      container_name   = var.task.container_name
      container_port   = load_balancer.value.port

      dynamic "advanced_configuration" {
        for_each = local.native ? [true] : []

        content {
          alternate_target_group_arn = aws_lb_target_group.this["g"].arn
          production_listener_rule   = aws_lb_listener_rule.production[0].arn
          test_listener_rule         = aws_lb_listener_rule.test[0].arn
          role_arn                   = var.cluster.load_balancer_role_arn
        }
      }
    }
  }

  lifecycle {
    ignore_changes = [
      # A release registers revisions and moves the service to them.
      task_definition,
      # A release starts the tasks, scaling changes their number.
      desired_count,
      # A release sets the strategy, its times and its alarms from the manifest each time.
      deployment_configuration,
      deployment_circuit_breaker,
      alarms,
      # Blue and green change places with every release.
      load_balancer,
    ]
  }

  # ECS refuses a target group to which no listener leads.
  depends_on = [aws_lb_listener_rule.production, aws_lb_listener_rule.test]
}
