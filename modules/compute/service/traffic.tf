locals {
  colours = var.http == null ? {} : { b = "blue", g = "green" }

  # The more special path must win, whoever made its rule first: paths of three
  # and more fixed parts stand in the first band, a catch-all in the last. All
  # production rules come after all test rules.
  depths     = var.http == null ? [3] : [for p in var.http.paths : length([for part in split("/", p) : part if part != "" && part != "*"])]
  band       = 3 - min(3, min(local.depths...))
  test       = var.http == null ? 0 : var.http.slot
  production = 10000 * (1 + local.band) + local.test
}

resource "aws_lb_target_group" "this" {
  for_each = local.colours

  name        = "${var.name}-${each.key}"
  vpc_id      = var.http.vpc_id
  target_type = "ip"
  protocol    = "HTTP"
  # ECS registers each task with its own port, so this one is never used. Were it
  # the service's port, a change of it would replace a group that is in use.
  port = 80

  deregistration_delay          = tostring(var.http.drain_seconds)
  load_balancing_algorithm_type = "least_outstanding_requests"

  health_check {
    path                = var.http.health.path
    protocol            = "HTTP"
    port                = "traffic-port"
    matcher             = "200-299"
    interval            = var.http.health.interval_seconds
    timeout             = min(5, var.http.health.interval_seconds - 1)
    healthy_threshold   = var.http.health.healthy
    unhealthy_threshold = var.http.health.unhealthy
  }
}

resource "aws_lb_listener_rule" "production" {
  count = var.http == null ? 0 : 1

  listener_arn = var.http.listener_arn
  priority     = local.production

  condition {
    path_pattern {
      values = var.http.paths
    }
  }

  action {
    type = "forward"

    forward {
      dynamic "target_group" {
        for_each = aws_lb_target_group.this

        content {
          arn    = target_group.value.arn
          weight = target_group.key == "b" ? 100 : 0
        }
      }
    }
  }

  lifecycle {
    # A release moves the weights from one group to the other.
    ignore_changes = [action]
  }
}

# Requests that carry the header reach the new revision before any client does.
resource "aws_lb_listener_rule" "test" {
  count = var.http == null ? 0 : 1

  listener_arn = var.http.listener_arn
  priority     = local.test

  condition {
    http_header {
      http_header_name = "x-flota-test"
      values           = [var.http.test_header_value]
    }
  }

  action {
    type = "forward"

    forward {
      dynamic "target_group" {
        for_each = aws_lb_target_group.this

        content {
          arn    = target_group.value.arn
          weight = target_group.key == "b" ? 100 : 0
        }
      }
    }
  }

  lifecycle {
    # A release points it at the new revision's group.
    ignore_changes = [action]
  }
}
