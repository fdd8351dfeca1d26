module "trail" {
  source = "../trail"
  count  = var.trail == "none" ? 0 : 1

  name               = var.name
  account            = var.account
  region             = var.region
  organization       = var.trail == "organization"
  bucket             = var.audit.bucket
  key_arn            = var.audit.key_arn
  log_key_arn        = var.log_key_arn
  log_retention_days = var.log_retention_days
  break_glass_role   = var.break_glass_alarm ? "${var.fleet}-break-glass" : null
  alarm_topic_arns   = [var.topic_arn]
}

module "detection" {
  source = "../detection"
  count  = var.region_wide ? 1 : 0

  name          = var.name
  account       = var.account
  region        = var.region
  threats       = var.detection
  unused_access = var.unused_access
  topic_arn     = var.topic_arn

  config = !var.config ? null : {
    bucket    = var.audit.bucket
    key_arn   = var.audit.key_arn
    keep_days = min(2557, var.keep_days)
    global    = var.account_wide
  }
}

module "baseline" {
  source = "../baseline"

  account_wide = var.account_wide && var.baseline
  region_wide  = var.region_wide && var.baseline
}

module "break_glass" {
  source = "../break_glass"
  count  = length(var.break_glass) > 0 ? 1 : 0

  fleet      = var.fleet
  principals = var.break_glass
}
