module "boundary" {
  source = "../../modules/security/boundary"

  name            = local.name
  account         = var.account
  further_actions = var.security.actions
}

module "guard" {
  source = "../../modules/security/account"

  fleet              = var.fleet
  name               = local.name
  account            = var.account
  region             = var.region
  account_wide       = var.security.account_wide
  region_wide        = var.security.region_wide
  trail              = var.security.trail
  keep_days          = var.security.keep_days
  baseline           = var.security.baseline
  detection          = var.security.detection
  config             = var.security.config
  unused_access      = var.security.unused_access
  break_glass        = var.security.break_glass
  break_glass_alarm  = var.security.break_glass_alarm
  audit              = var.shared.audit
  log_key_arn        = module.logs_key.arn
  log_retention_days = var.log_retention_days
  topic_arn          = module.alerts.topic_arn
}
