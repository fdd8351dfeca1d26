locals {
  container = {
    name      = var.container_name
    image     = "${var.repository.url}:bootstrap"
    essential = true

    environment = [for k in sort(keys(var.environment)) : { name = k, value = var.environment[k] }]
    secrets = [for k in sort(keys(var.secrets)) : {
      name      = k
      valueFrom = var.secrets[k].key == null ? var.secrets[k].arn : "${var.secrets[k].arn}:${var.secrets[k].key}::"
    }]
    portMappings = [for p in var.port[*] : { containerPort = p, hostPort = p, protocol = "tcp" }]

    readonlyRootFilesystem = true
    mountPoints            = [{ sourceVolume = "tmp", containerPath = "/tmp", readOnly = false }]
    linuxParameters        = { initProcessEnabled = true }
    stopTimeout            = var.drain_seconds

    logConfiguration = {
      logDriver = "awslogs"
      options = {
        "awslogs-group"         = aws_cloudwatch_log_group.this.name
        "awslogs-region"        = var.region
        "awslogs-stream-prefix" = "task"
        # A service goes on when CloudWatch Logs is slow: it drops lines, not requests.
        "mode"            = "non-blocking"
        "max-buffer-size" = "25m"
      }
    }
  }
}

# A release takes this revision as its template and puts the real image in; the
# tag `bootstrap` is never pushed.
resource "aws_ecs_task_definition" "this" {
  # flota:waive image-pinned Terraform starts nothing from it: a release puts the digest of its image in

  family                   = var.name
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = tostring(var.size.cpu)
  memory                   = tostring(var.size.memory)
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.task.arn
  container_definitions    = jsonencode([local.container])

  # Old revisions stay registered: a rollback starts one of them.
  skip_destroy = true

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = var.architecture
  }

  # The root file system is read-only, and many programs need a place to scribble.
  volume {
    name = "tmp"
  }
}

resource "aws_cloudwatch_log_group" "this" {
  # flota:waive logs-retention-year the team sets how long its logs are kept; 30 days cost little

  name              = var.log_group
  kms_key_id        = var.log_key_arn
  retention_in_days = var.log_retention_days
}
