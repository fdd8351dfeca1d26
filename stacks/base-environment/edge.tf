locals {
  balancers = merge(
    { internal = module.internal },
    { for lb in module.public : "public" => lb },
  )

  # Without API Gateway, the public load balancer answers at the public name.
  public_target = var.edge.api ? module.api[0].target : {
    dns_name = module.public[0].dns_name
    zone_id  = module.public[0].zone_id
  }
}

module "dns" {
  source = "../../modules/network/dns"

  domain          = var.domain
  zone_id         = var.zone_id
  vpc_id          = module.vpc.id
  internal_target = { dns_name = module.internal.dns_name, zone_id = module.internal.zone_id }
  public_target   = local.public_target
}

module "certificate" {
  source = "../../modules/network/certificate"

  domain            = var.domain
  alternative_names = ["*.${var.domain}", module.dns.internal_host]
  zone_id           = module.dns.zone_id
}

# CloudFront takes certificates of us-east-1 only. Elsewhere, sites need one more.
module "site_certificate" {
  source = "../../modules/network/certificate"
  count  = var.region == "us-east-1" ? 0 : 1

  domain            = var.domain
  alternative_names = ["*.${var.domain}"]
  zone_id           = module.dns.zone_id
  region            = "us-east-1"
  prove             = false
}

module "internal" {
  source = "../../modules/network/load_balancer"

  name            = "${local.name}-services"
  internal        = true
  vpc_id          = module.vpc.id
  vpc_cidr        = var.network.cidr
  subnet_ids      = module.vpc.private_subnet_ids
  clients         = { for i, cidr in module.vpc.private_cidrs : "private subnet ${i + 1}" => cidr }
  certificate_arn = module.certificate.arn
  log_bucket      = module.log_bucket.name
  protect         = var.protect
}

module "public" {
  source = "../../modules/network/load_balancer"
  count  = var.edge.api ? 0 : 1

  name            = "${local.name}-public"
  internal        = false
  vpc_id          = module.vpc.id
  vpc_cidr        = var.network.cidr
  subnet_ids      = module.vpc.public_subnet_ids
  clients         = { "the world" = "0.0.0.0/0" }
  certificate_arn = module.certificate.arn
  log_bucket      = module.log_bucket.name
  protect         = var.protect
}

module "api" {
  source = "../../modules/edge/api"
  count  = var.edge.api ? 1 : 0

  name                            = local.name
  host                            = module.dns.public_host
  certificate_arn                 = module.certificate.arn
  vpc_id                          = module.vpc.id
  subnet_ids                      = module.vpc.private_subnet_ids
  load_balancer_security_group_id = module.internal.security_group_id
  log_key_arn                     = module.logs_key.arn
  log_retention_days              = var.log_retention_days
}

module "namespace" {
  source = "../../modules/network/namespace"
  count  = var.network.discovery ? 1 : 0

  name   = local.name
  vpc_id = module.vpc.id
}
