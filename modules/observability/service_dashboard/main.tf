# The golden signals of one service: traffic, errors, latency, saturation; with
# its releases as marks on the right axis, its alarms and its last errors.
resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = var.name

  dashboard_body = jsonencode({
    start   = "-PT3H"
    widgets = concat(local.state, local.signals, local.tables)
  })
}

locals {
  http     = var.traffic != null
  function = { region = var.region, view = "timeSeries", period = 60 }

  state = [for arns in [var.alarm_arns] : {
    type       = "alarm"
    x          = 0
    y          = 0
    width      = 24
    height     = 2
    properties = { title = "Alarms", alarms = arns }
  } if length(arns) > 0]

  # Releases that began and that came back, on the right axis of every graph.
  releases = [for event in local.events : [
    var.releases.namespace, var.releases.metric, "Service", var.releases.service, "Event", event.name,
    { label = event.label, color = event.color, stat = "Sum", yAxis = "right" },
  ]]

  events = var.releases.codedeploy ? [
    { name = "START", label = "release began", color = "#7f7f7f" },
    { name = "FAILURE", label = "release failed", color = "#d62728" },
    ] : [
    { name = "SERVICE_DEPLOYMENT_IN_PROGRESS", label = "release began", color = "#7f7f7f" },
    { name = "SERVICE_DEPLOYMENT_FAILED", label = "release failed", color = "#d62728" },
  ]

  graphs = [for g in [
    { shown = local.http, title = "Traffic: requests a minute", unit = { min = 0 }, metrics = local.traffic },
    { shown = local.http, title = "Errors: percent of requests answered 5xx", unit = { min = 0 }, metrics = local.failures },
    { shown = local.http, title = "Latency: seconds until the answer begins", unit = { min = 0 }, metrics = local.latency },
    { shown = var.service != null, title = "Saturation: percent of CPU and memory", unit = { min = 0, max = 100 }, metrics = local.saturation },
    { shown = local.http, title = "Tasks: healthy and unhealthy", unit = { min = 0 }, metrics = local.hosts },
    { shown = var.errors != null, title = "Log: lines about errors a minute", unit = { min = 0 }, metrics = local.errors },
  ] : g if g.shown]

  # Three graphs a row.
  signals = [for i, g in local.graphs : {
    type   = "metric"
    x      = 8 * (i % 3)
    y      = 2 + 6 * floor(i / 3)
    width  = 8
    height = 6
    properties = merge(local.function, {
      title   = g.title
      metrics = concat(g.metrics, local.releases)
      yAxis   = { left = g.unit, right = { min = 0, max = 2, showUnits = false, label = "releases" } }
    })
  }]

  below = 2 + 6 * ceil(length(local.graphs) / 3)

  tables = [
    {
      type   = "log"
      x      = 0
      y      = local.below
      width  = 12
      height = 7
      properties = {
        region = var.region
        title  = "Last errors"
        view   = "table"
        query  = "SOURCE '${var.log_group}' | fields @timestamp, @message | filter @message like /${var.error_expression}/ | sort @timestamp desc | limit 50"
      }
    },
    {
      type   = "log"
      x      = 12
      y      = local.below
      width  = 12
      height = 7
      properties = {
        region = var.region
        title  = "Last releases"
        view   = "table"
        query = join(" | ", [
          "SOURCE '${var.releases.log_group}'",
          var.releases.codedeploy ? "fields @timestamp, detail.state as event, detail.deploymentId as deployment" : "fields @timestamp, detail.eventName as event, detail.reason as reason",
          var.releases.codedeploy ? "filter detail.application = '${var.releases.service}'" : "filter resources.0 = '${var.releases.service}'",
          "sort @timestamp desc", "limit 20",
        ])
      }
    },
  ]
}
