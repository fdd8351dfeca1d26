locals {
  namespace = "${var.fleet}/${var.environment}"

  # Whose requests are counted. Null without requests.
  traffic = !local.http ? null : {
    load_balancer = local.load_balancer.arn_suffix
    blue          = module.service[0].target_groups.blue.arn_suffix
    green         = module.service[0].target_groups.green.arn_suffix
  }

  codedeploy = var.service.deploy.controller == "codedeploy"
}

module "watch" {
  source = "../../modules/observability/watch"
  count  = local.tasks ? 1 : 0

  name             = local.name
  service          = var.service.name
  namespace        = local.namespace
  log_group        = module.task[0].log_group
  errors           = var.service.watch.errors
  pattern          = var.service.watch.pattern
  traffic          = local.traffic
  anomalies        = var.service.watch.anomalies
  contributors     = var.service.watch.contributors
  part_names       = flatten(module.service[*].alarm_names)
  alarm_topic_arns = [var.base.alerts_topic_arn]
}

module "dashboard" {
  source = "../../modules/observability/service_dashboard"
  count  = local.tasks && var.dashboard ? 1 : 0

  name       = local.name
  region     = var.region
  cluster    = var.base.cluster.name
  service    = one(module.service[*].name)
  traffic    = local.traffic
  log_group  = module.task[0].log_group
  errors     = module.watch[0].errors
  alarm_arns = module.watch[0].alarms

  # A pattern that is one regular expression serves the table of errors too.
  error_expression = try(regex("^%([^/]*)%$", var.service.watch.pattern)[0], null)

  releases = merge(var.base.releases, {
    service    = local.codedeploy ? local.name : coalesce(one(module.service[*].arn), local.name)
    codedeploy = local.codedeploy
  })
}
