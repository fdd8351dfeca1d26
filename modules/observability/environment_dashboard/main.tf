# All services of an environment on one page. Its graphs search for metrics, so
# that a new service is on it without a change.
resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = var.name

  dashboard_body = jsonencode({
    start = "-PT3H"
    widgets = [for i, g in local.graphs : {
      type   = "metric"
      x      = 8 * (i % 3)
      y      = 6 * floor(i / 3)
      width  = 8
      height = 6
      properties = {
        region  = try(g.region, var.region)
        view    = "timeSeries"
        title   = g.title
        period  = 60
        metrics = concat([for id, search in try(g.searches, {}) : [{ id = id, expression = search, label = "" }]], try(g.metrics, []))
        yAxis   = { left = { min = 0 } }
      }
    }]
  })
}

locals {
  # One load balancer is whole, its target groups are the services.
  whole = "{AWS/ApplicationELB,LoadBalancer} LoadBalancer=\"${var.load_balancer}\""
  parts = "{AWS/ApplicationELB,LoadBalancer,TargetGroup} LoadBalancer=\"${var.load_balancer}\""

  # The title of each graph, and what it searches for.
  graphs = concat([
    {
      title    = "Traffic: requests a minute by service"
      searches = { requests = "SEARCH('${local.parts} MetricName=\"RequestCount\"', 'Sum', 60)" }
    },
    {
      title = "Errors: answers 5xx a minute, by services and by the load balancer itself"
      searches = {
        services = "SEARCH('${local.parts} MetricName=\"HTTPCode_Target_5XX_Count\"', 'Sum', 60)"
        balancer = "SEARCH('${local.whole} MetricName=\"HTTPCode_ELB_5XX_Count\"', 'Sum', 60)"
      }
    },
    {
      title    = "Latency: p99 in seconds by service"
      searches = { latency = "SEARCH('${local.parts} MetricName=\"TargetResponseTime\"', 'p99', 60)" }
    },
    {
      title    = "Saturation: percent of CPU by service"
      searches = { cpu = "SEARCH('{AWS/ECS,ClusterName,ServiceName} ClusterName=\"${var.cluster}\" MetricName=\"CPUUtilization\"', 'Maximum', 60)" }
    },
    {
      title    = "Log: lines about errors a minute by service"
      searches = { errors = "SEARCH('Namespace=\"${var.namespace}\" errors', 'Sum', 60)" }
    },
    {
      title    = "Releases by service, as they begin, end and fail"
      searches = { releases = "SEARCH('{${var.namespace},Event,Service} MetricName=\"releases\"', 'Sum', 60)" }
    },
    ], [for g in [
      {
        title    = "Databases: percent of CPU"
        searches = { cpu = "SEARCH('{AWS/RDS,DBInstanceIdentifier} MetricName=\"CPUUtilization\" DBInstanceIdentifier=(${local.instances})', 'Maximum', 60)" }
      },
      {
        title    = "Databases: connections"
        searches = { connections = "SEARCH('{AWS/RDS,DBInstanceIdentifier} MetricName=\"DatabaseConnections\" DBInstanceIdentifier=(${local.instances})', 'Maximum', 60)" }
      },
    ] : g if length(var.databases) > 0],
    # CloudFront's metrics are in us-east-1, wherever the environment is.
    [for id in compact([var.distribution_id]) : {
      title   = "CloudFront: requests a minute"
      region  = "us-east-1"
      metrics = [["AWS/CloudFront", "Requests", "DistributionId", id, "Region", "Global", { stat = "Sum" }]]
    }],
    [for id in compact([var.distribution_id]) : {
      title   = "CloudFront: percent of answers 4xx and 5xx"
      region  = "us-east-1"
      metrics = [for name in ["4xxErrorRate", "5xxErrorRate"] : ["AWS/CloudFront", name, "DistributionId", id, "Region", "Global", { stat = "Average" }]]
    }],
    [for acl in var.web_acls : {
      title   = "Web ACL ${acl.name}: requests blocked and let through a minute"
      region  = acl.region
      metrics = [for name in ["BlockedRequests", "AllowedRequests"] : concat(["AWS/WAFV2", name], acl.global ? [] : ["Region", acl.region], ["Rule", "ALL", "WebACL", acl.name, { stat = "Sum" }])]
    }],
  )

  instances = join(" OR ", [for id in var.databases : "\"${id}\""])
}
