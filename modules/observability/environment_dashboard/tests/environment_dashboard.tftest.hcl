variables {
  name          = "cambio-dev"
  region        = "us-east-1"
  cluster       = "cambio-dev"
  load_balancer = "app/cambio-dev-services/0123456789abcdef"
  namespace     = "cambio/dev"
}

run "without_databases" {
  command = apply

  assert {
    condition     = [for w in jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets : split(":", w.properties.title)[0]] == ["Traffic", "Errors", "Latency", "Saturation", "Log", "Releases by service, as they begin, end and fail"]
    error_message = "All golden signals must be there, and the releases."
  }

  assert {
    condition     = jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets[0].properties.metrics == [[{ id = "requests", expression = "SEARCH('{AWS/ApplicationELB,LoadBalancer,TargetGroup} LoadBalancer=\"app/cambio-dev-services/0123456789abcdef\" MetricName=\"RequestCount\"', 'Sum', 60)", label = "" }]]
    error_message = "Traffic must be searched for, by service."
  }

  assert {
    condition     = strcontains(jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets[5].properties.metrics[0][0].expression, "{cambio/dev,Event,Service}")
    error_message = "Releases are in the fleet's own namespace."
  }
}

run "with_databases" {
  command = apply

  variables {
    databases = ["cambio-dev-main", "cambio-dev-reports"]
  }

  assert {
    condition     = strcontains(jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets[6].properties.metrics[0][0].expression, "DBInstanceIdentifier=(\"cambio-dev-main\" OR \"cambio-dev-reports\")")
    error_message = "These databases must be shown and no others."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    name = "cambio dev"
  }

  expect_failures = [var.name]
}
