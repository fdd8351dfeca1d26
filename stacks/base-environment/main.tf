locals {
  name = "${var.fleet}-${var.environment}"
}

module "vpc" {
  source = "../../modules/network/vpc"

  name                 = local.name
  account              = var.account
  region               = var.region
  cidr                 = var.network.cidr
  zones                = var.network.zones
  nat                  = var.network.nat
  endpoints            = var.network.endpoints
  log_key_arn          = module.logs_key.arn
  log_retention_days   = var.log_retention_days
  permissions_boundary = module.boundary.arn
}

module "alerts" {
  source = "../../modules/observability/alerts"

  name    = "${local.name}-alerts"
  account = var.account
  region  = var.region
  key_arn = module.logs_key.arn
  emails  = var.alerts.email
  budgets = var.costs.monthly > 0
  events  = true
}

module "cluster" {
  source = "../../modules/compute/cluster"

  name                 = local.name
  account              = var.account
  key_arn              = module.data_key.arn
  log_key_arn          = module.logs_key.arn
  log_retention_days   = var.log_retention_days
  permissions_boundary = module.boundary.arn
}

module "scheduler" {
  source = "../../modules/compute/scheduler"

  name             = local.name
  key_arn          = module.data_key.arn
  alarm_topic_arns = [module.alerts.topic_arn]
}
