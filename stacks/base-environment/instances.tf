locals {
  # Patches, agent and logs are the same for all instances of one operating system.
  systems = toset([for i in values(var.instances) : i.os])
}

module "patching" {
  source   = "../../modules/compute/patching"
  for_each = local.systems

  name = "${local.name}-${each.key}"
  os   = each.key
}

module "agent" {
  source   = "../../modules/observability/agent"
  for_each = local.systems

  name               = "${local.name}-${each.key}"
  os                 = each.key
  patch_group        = module.patching[each.key].patch_group
  log_group          = "/${var.fleet}/${var.environment}/instances/${each.key}"
  log_key_arn        = module.logs_key.arn
  log_retention_days = var.log_retention_days
}

module "instance" {
  source   = "../../modules/compute/instance"
  for_each = var.instances

  name                 = "${local.name}-${each.key}"
  account              = var.account
  region               = var.region
  os                   = each.value.os
  system_version       = each.value.version
  type                 = each.value.type
  disk_gb              = each.value.disk_gb
  vpc_id               = module.vpc.id
  subnet_id            = module.vpc.private_subnet_ids[0]
  security_group_ids   = [for name in each.value.databases : local.databases[name].client_security_group_id]
  data_key_arn         = module.data_key.arn
  patch_group          = module.patching[each.value.os].patch_group
  patch_window         = module.patching[each.value.os].window
  agent                = module.agent[each.value.os]
  protect              = var.protect
  alarm_topic_arns     = [module.alerts.topic_arn]
  schedule             = each.value.schedule
  permissions_boundary = module.boundary.arn

  scheduler = {
    group                 = module.scheduler.group
    dead_letter_queue_arn = module.scheduler.dead_letter_queue_arn
    queue_key_arn         = module.data_key.arn
  }
}
