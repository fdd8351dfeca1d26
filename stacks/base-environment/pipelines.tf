# What lets the pipelines of the shared account in.

module "pipeline_roles" {
  source = "../../modules/delivery/roles"
  count  = var.shared_account == null ? 0 : 1

  fleet                = var.fleet
  environment          = var.environment
  name                 = local.name
  account              = var.account
  shared_account       = var.shared_account
  region               = var.region
  permissions_boundary = module.boundary.arn
  vpc_id               = module.vpc.id
  zone_id              = module.dns.zone_id
  api_id               = one(module.api[*].id)
  data_key_arn         = module.data_key.arn
  kept_buckets         = concat([module.log_bucket.arn], [for b in module.bucket : b.arn])
}
