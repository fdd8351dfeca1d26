# Only for services whose deployments CodeDeploy carries out; ECS does it by itself for all others.
resource "aws_codedeploy_app" "this" {
  count = local.native ? 0 : 1

  name             = var.name
  compute_platform = "ECS"
}

resource "aws_iam_role" "codedeploy" {
  count = local.native ? 0 : 1

  name                 = "${var.name}-codedeploy"
  description          = "Lets CodeDeploy release ${var.name}"
  permissions_boundary = var.permissions_boundary

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "codedeploy.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy" "codedeploy" {
  count = local.native ? 0 : 1

  name = "release"
  role = aws_iam_role.codedeploy[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "TaskSets"
        Effect    = "Allow"
        Action    = ["ecs:DescribeServices", "ecs:CreateTaskSet", "ecs:UpdateServicePrimaryTaskSet", "ecs:DeleteTaskSet"]
        Resource  = "*"
        Condition = { ArnEquals = { "ecs:cluster" = var.cluster.arn } }
      },
      {
        Sid      = "Traffic"
        Effect   = "Allow"
        Action   = ["elasticloadbalancing:ModifyListener", "elasticloadbalancing:ModifyRule"]
        Resource = [var.http.listener_arn, aws_lb_listener_rule.production[0].arn, aws_lb_listener_rule.test[0].arn]
      },
      {
        Sid    = "Look"
        Effect = "Allow"
        Action = [
          "elasticloadbalancing:DescribeTargetGroups", "elasticloadbalancing:DescribeListeners", "elasticloadbalancing:DescribeRules",
          "cloudwatch:DescribeAlarms",
        ]
        # These actions know no resources.
        Resource = "*"
      },
      {
        Sid       = "Roles"
        Effect    = "Allow"
        Action    = "iam:PassRole"
        Resource  = [var.task.task_role_arn, var.task.execution_role_arn]
        Condition = { StringEquals = { "iam:PassedToService" = "ecs-tasks.amazonaws.com" } }
      },
    ]
  })
}

# CodeDeploy counts in whole percent and whole minutes.
resource "aws_codedeploy_deployment_config" "this" {
  count = !local.native && contains(["canary", "linear"], var.deploy.strategy) ? 1 : 0

  deployment_config_name = var.name
  compute_platform       = "ECS"

  traffic_routing_config {
    type = var.deploy.strategy == "canary" ? "TimeBasedCanary" : "TimeBasedLinear"

    dynamic "time_based_canary" {
      for_each = var.deploy.strategy == "canary" ? [var.deploy.canary] : []

      content {
        percentage = ceil(time_based_canary.value.percent)
        interval   = ceil(time_based_canary.value.wait_seconds / 60)
      }
    }

    dynamic "time_based_linear" {
      for_each = var.deploy.strategy == "linear" ? [var.deploy.linear] : []

      content {
        percentage = ceil(time_based_linear.value.percent)
        interval   = ceil(time_based_linear.value.wait_seconds / 60)
      }
    }
  }
}

resource "aws_codedeploy_deployment_group" "this" {
  count = local.native ? 0 : 1

  app_name               = aws_codedeploy_app.this[0].name
  deployment_group_name  = var.name
  service_role_arn       = aws_iam_role.codedeploy[0].arn
  deployment_config_name = try(aws_codedeploy_deployment_config.this[0].deployment_config_name, "CodeDeployDefault.ECSAllAtOnce")

  deployment_style {
    deployment_option = "WITH_TRAFFIC_CONTROL"
    deployment_type   = "BLUE_GREEN"
  }

  ecs_service {
    cluster_name = var.cluster.name
    service_name = aws_ecs_service.this.name
  }

  load_balancer_info {
    target_group_pair_info {
      prod_traffic_route {
        listener_arns = [var.http.listener_arn]
      }

      dynamic "target_group" {
        for_each = aws_lb_target_group.this

        content {
          name = target_group.value.name
        }
      }
    }
  }

  blue_green_deployment_config {
    deployment_ready_option {
      action_on_timeout = "CONTINUE_DEPLOYMENT"
    }

    # The old tasks outlive the shift by the bake, so that rolling back is a flip.
    terminate_blue_instances_on_deployment_success {
      action                           = "TERMINATE"
      termination_wait_time_in_minutes = local.bake_minutes
    }
  }

  auto_rollback_configuration {
    enabled = true
    events  = ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"]
  }

  alarm_configuration {
    enabled = true
    alarms  = local.alarm_names
  }

  depends_on = [aws_iam_role_policy.codedeploy]
}
