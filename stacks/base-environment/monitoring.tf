locals {
  # Where the fleet's own metrics are: lines about errors, releases.
  namespace = "${var.fleet}/${var.environment}"
}

module "releases" {
  source = "../../modules/observability/releases"

  name               = local.name
  account            = var.account
  region             = var.region
  cluster            = module.cluster.name
  namespace          = local.namespace
  log_key_arn        = module.logs_key.arn
  log_retention_days = var.log_retention_days
}

module "dashboard" {
  source = "../../modules/observability/environment_dashboard"
  count  = var.dashboard ? 1 : 0

  name          = local.name
  region        = var.region
  cluster       = module.cluster.name
  load_balancer = module.internal.arn_suffix
  namespace     = local.namespace
  databases     = sort([for db in module.database : db.identifier])

  distribution_id = one(module.cdn[*].distribution_id)
  web_acls = concat(
    [for acl in module.cdn_waf : { name = local.name, region = "us-east-1", global = true }],
    [for acl in module.origin_guard : { name = "${local.name}-origin", region = var.region }],
    [for acl in module.waf : { name = local.name, region = var.region }],
  )
}

module "webhook" {
  source = "../../modules/observability/webhook"
  count  = var.alerts.webhook == null ? 0 : 1

  name                 = local.name
  account              = var.account
  region               = var.region
  secret_name          = var.alerts.webhook
  secrets_key_arn      = module.secrets_key.arn
  permissions_boundary = module.boundary.arn
  alarm_topic_arns     = [module.alerts.topic_arn]
}

module "budget" {
  source = "../../modules/observability/budget"
  count  = var.costs.monthly > 0 ? 1 : 0

  name       = local.name
  monthly    = var.costs.monthly
  tag_values = var.costs.scope == "environment" ? ["user:environment$${var.environment}"] : []
  topic_arn  = module.alerts.topic_arn
}
