# Second copies of buckets, in other regions: each has a key and a bucket of
# access logs of its own there, so that it can be read when this region cannot.
locals {
  copied       = { for key, b in var.buckets : key => b if b.replicate != null }
  copy_regions = toset(values(local.copied)[*].replicate)

  transitions = {
    for key, b in var.buckets : key => b.tier_days == 0 ? [] : [{ days = b.tier_days, class = "INTELLIGENT_TIERING" }]
  }
}

module "copy" {
  source   = "../../modules/storage/bucket"
  for_each = local.copied

  name        = "${local.name}-${each.key}-${var.account}-${each.value.replicate}"
  region      = each.value.replicate
  key_arn     = module.copy_key[each.value.replicate].arn
  expire_days = each.value.expire_days
  transitions = local.transitions[each.key]
  lock_days   = each.value.lock_days
  access_logs = { bucket = module.copy_log_bucket[each.value.replicate].name }
}

module "copy_key" {
  source   = "../../modules/security/key"
  for_each = local.copy_regions

  name        = "${local.name}-copies"
  description = "Copies of ${local.name}'s buckets"
  account     = var.account
  region      = each.value
}

module "copy_log_bucket" {
  source   = "../../modules/storage/bucket"
  for_each = local.copy_regions

  name        = "${local.name}-logs-${var.account}-${each.value}"
  region      = each.value
  log_target  = true
  expire_days = var.log_retention_days

  statements = [{
    sid        = "AccessLogs"
    principals = { Service = ["logging.s3.amazonaws.com"] }
    actions    = ["s3:PutObject"]
    paths      = ["s3/*"]
    conditions = [{ test = "StringEquals", variable = "aws:SourceAccount", values = [var.account] }]
  }]
}
