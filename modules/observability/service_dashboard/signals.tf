# The metrics of each graph. Blue and green are shown apart, so that a release
# that shifts traffic from one to the other is seen as it happens.
locals {
  groups = !local.http ? {} : { blue = var.traffic.blue, green = var.traffic.green }
  colors = { blue = "#1f77b4", green = "#2ca02c" }

  traffic = [for colour, group in local.groups : [
    "AWS/ApplicationELB", "RequestCount", "LoadBalancer", var.traffic.load_balancer, "TargetGroup", group,
    { label = colour, color = local.colors[colour], stat = "Sum" },
  ]]

  failures = concat(
    flatten([for colour, group in local.groups : [
      { metric = ["AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", "LoadBalancer", var.traffic.load_balancer, "TargetGroup", group, { id = "failed_${colour}", stat = "Sum", visible = false }] },
      { metric = ["AWS/ApplicationELB", "RequestCount", "LoadBalancer", var.traffic.load_balancer, "TargetGroup", group, { id = "all_${colour}", stat = "Sum", visible = false }] },
    ]])[*].metric,
    [for colour, group in local.groups : [
      { expression = "100 * FILL(failed_${colour}, 0) / all_${colour}", label = colour, color = local.colors[colour] },
    ]],
  )

  latency = flatten([for colour, group in local.groups : [for stat in ["p50", "p99"] : {
    metric = [
      "AWS/ApplicationELB", "TargetResponseTime", "LoadBalancer", var.traffic.load_balancer, "TargetGroup", group,
      { label = "${stat} ${colour}", stat = stat },
    ]
  }]])[*].metric

  hosts = flatten([for colour, group in local.groups : [for metric, word in { HealthyHostCount = "healthy", UnHealthyHostCount = "unhealthy" } : {
    metric = [
      "AWS/ApplicationELB", metric, "LoadBalancer", var.traffic.load_balancer, "TargetGroup", group,
      { label = "${word} ${colour}", stat = "Maximum" },
    ]
  }]])[*].metric

  saturation = [for metric in ["CPUUtilization", "MemoryUtilization"] : [
    "AWS/ECS", metric, "ClusterName", var.cluster, "ServiceName", var.service,
    { label = metric, stat = "Maximum" },
  ]]

  errors = [for e in var.errors[*] : [e.namespace, e.metric, { label = "errors", stat = "Sum", color = "#d62728" }]]
}
