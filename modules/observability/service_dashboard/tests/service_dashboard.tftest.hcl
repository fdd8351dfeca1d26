variables {
  name      = "cambio-dev-orders"
  region    = "us-east-1"
  cluster   = "cambio-dev"
  service   = "cambio-dev-orders"
  traffic   = { load_balancer = "app/cambio-dev-services/0123456789abcdef", blue = "targetgroup/b/0123456789abcdef", green = "targetgroup/g/0123456789abcdef" }
  log_group = "/cambio/dev/orders"
  errors    = { namespace = "cambio/dev", metric = "orders-errors" }
  releases = {
    namespace = "cambio/dev"
    metric    = "releases"
    log_group = "/aws/events/cambio-dev/releases"
    service   = "arn:aws:ecs:us-east-1:111111111111:service/cambio-dev/cambio-dev-orders"
  }
  alarm_arns = ["arn:aws:cloudwatch:us-east-1:111111111111:alarm:cambio-dev-orders-unwell"]
}

run "golden_signals" {
  command = apply

  assert {
    condition = [for w in jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets : split(":", w.properties.title)[0]] == [
      "Alarms", "Traffic", "Errors", "Latency", "Saturation", "Tasks", "Log", "Last errors", "Last releases",
    ]
    error_message = "All golden signals must be there, alarms first."
  }

  assert {
    condition = alltrue([for w in jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets : contains(w.properties.metrics, [
      "cambio/dev", "releases", "Service", var.releases.service, "Event", "SERVICE_DEPLOYMENT_IN_PROGRESS",
      { label = "release began", color = "#7f7f7f", stat = "Sum", yAxis = "right" },
    ]) if w.type == "metric"])
    error_message = "Every graph must show the releases."
  }

  assert {
    condition = [for m in jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets[2].properties.metrics : m[0].expression if length(m) == 1] == [
      "100 * FILL(failed_blue, 0) / all_blue", "100 * FILL(failed_green, 0) / all_green",
    ]
    error_message = "Errors must be a share of all requests."
  }

  assert {
    condition     = [for m in jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets[3].properties.metrics : m[6].stat] == ["p50", "p99", "p50", "p99", "Sum", "Sum"]
    error_message = "Latency must be shown as the half and the slowest hundredth, for both colours."
  }

  assert {
    condition     = tolist(jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets[0].properties.alarms) == var.alarm_arns
    error_message = "The alarms must be shown."
  }

  assert {
    condition     = strcontains(jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets[8].properties.query, "filter resources.0 = '${var.releases.service}'")
    error_message = "Only this service's releases must be in the table."
  }

  assert {
    condition = alltrue(flatten([for i, a in jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets : [for j, b in jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets :
      a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y if i < j
    ]]))
    error_message = "No widget may lie on another."
  }
}

run "a_job" {
  command = apply

  variables {
    service    = null
    traffic    = null
    errors     = null
    alarm_arns = []
  }

  assert {
    condition     = [for w in jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets : w.type] == ["log", "log"]
    error_message = "A job has no graphs of its own."
  }
}

run "by_codedeploy" {
  command = apply

  variables {
    releases = { namespace = "cambio/dev", metric = "releases", log_group = "/aws/events/cambio-dev/releases", service = "cambio-dev-orders", codedeploy = true }
  }

  assert {
    condition     = contains(jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets[1].properties.metrics[*][5], "FAILURE")
    error_message = "CodeDeploy's own words must be used."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    name             = "cambio dev"
    error_expression = "a/b"
    alarm_arns       = [for i in range(101) : "arn:aws:cloudwatch:us-east-1:111111111111:alarm:${i}"]
  }

  expect_failures = [var.name, var.error_expression, var.alarm_arns]
}
