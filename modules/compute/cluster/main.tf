resource "aws_ecs_cluster" "this" {
  name = var.name

  setting {
    name  = "containerInsights"
    value = "enhanced"
  }

  configuration {
    managed_storage_configuration {
      fargate_ephemeral_storage_kms_key_id = var.key_arn
    }

    # Whoever opens a shell in a task leaves a record of what was typed.
    execute_command_configuration {
      kms_key_id = var.key_arn
      logging    = "OVERRIDE"

      log_configuration {
        cloud_watch_encryption_enabled = true
        cloud_watch_log_group_name     = aws_cloudwatch_log_group.sessions.name
      }
    }
  }
}

resource "aws_ecs_cluster_capacity_providers" "this" {
  cluster_name       = aws_ecs_cluster.this.name
  capacity_providers = ["FARGATE", "FARGATE_SPOT"]

  default_capacity_provider_strategy {
    capacity_provider = "FARGATE"
    weight            = 1
  }
}

resource "aws_cloudwatch_log_group" "sessions" {
  # flota:waive logs-retention-year the team sets how long its logs are kept; 30 days cost little

  name              = "/${var.name}/sessions"
  kms_key_id        = var.log_key_arn
  retention_in_days = var.log_retention_days
}

# ECS moves traffic between target groups with this role. What it may do is the
# same for every service, so one for each would add roles and no safety.
resource "aws_iam_role" "load_balancer" {
  name                 = "${var.name}-ecs-traffic"
  description          = "Lets ECS move traffic to new revisions in ${var.name}"
  permissions_boundary = var.permissions_boundary

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ecs.amazonaws.com" }
      Action    = "sts:AssumeRole"
      # ECS on behalf of another account may not take the role.
      Condition = { StringEquals = { "aws:SourceAccount" = var.account } }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "load_balancer" {
  role       = aws_iam_role.load_balancer.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers"
}
