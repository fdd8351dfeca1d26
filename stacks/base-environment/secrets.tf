module "secret" {
  source   = "../../modules/security/secret"
  for_each = var.secrets

  name          = "${local.name}-${each.key}"
  description   = coalesce(each.value.description, "${each.key} of ${local.name}")
  account       = var.account
  key_arn       = module.secrets_key.arn
  rotation      = each.value.rotation
  recovery_days = var.protect ? 30 : 7

  # The roles of the environment's tasks, and of functions that rotate, are named after it.
  readers = ["arn:aws:iam::${var.account}:role/${local.name}-*"]
}

module "parameter" {
  source   = "../../modules/security/parameter"
  for_each = var.parameters

  name        = "/${var.fleet}/${var.environment}/${each.key}"
  description = "${each.key} of ${local.name}"
  key_arn     = module.secrets_key.arn
  value       = each.value
  # Another value is another number, so that it is written.
  value_version = parseint(substr(sha256(each.value), 0, 8), 16)
}
