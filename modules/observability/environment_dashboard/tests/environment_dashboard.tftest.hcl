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

run "before_the_services" {
  command = apply

  variables {
    region          = "eu-west-1"
    distribution_id = "E1A2B3C4D5E6F7"
    web_acls        = [{ name = "cambio-dev", region = "us-east-1", global = true }, { name = "cambio-dev-origin", region = "eu-west-1" }]
  }

  assert {
    condition     = [for w in slice(jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets, 6, 10) : w.properties.region] == ["us-east-1", "us-east-1", "us-east-1", "eu-west-1"]
    error_message = "Each graph must look where its metrics are."
  }

  assert {
    condition = [for w in slice(jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets, 6, 10) : w.properties.metrics[0]] == [
      ["AWS/CloudFront", "Requests", "DistributionId", "E1A2B3C4D5E6F7", "Region", "Global", { stat = "Sum" }],
      ["AWS/CloudFront", "4xxErrorRate", "DistributionId", "E1A2B3C4D5E6F7", "Region", "Global", { stat = "Average" }],
      ["AWS/WAFV2", "BlockedRequests", "Rule", "ALL", "WebACL", "cambio-dev", { stat = "Sum" }],
      ["AWS/WAFV2", "BlockedRequests", "Region", "eu-west-1", "Rule", "ALL", "WebACL", "cambio-dev-origin", { stat = "Sum" }],
    ]
    error_message = "CloudFront's requests and errors must be shown, and what web ACLs blocked; a web ACL of CloudFront's has no region."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    name = "cambio dev"
  }

  expect_failures = [var.name]
}
