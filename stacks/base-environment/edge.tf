locals {
  balancers = merge(
    { internal = module.internal },
    { for lb in module.public : "public" => lb },
  )

  # What answers at the public name: CloudFront, else API Gateway, else the public load balancer.
  public_target = var.edge.cdn ? module.cdn[0].target : var.edge.api ? module.api[0].target : {
    dns_name = module.public[0].dns_name
    zone_id  = module.public[0].zone_id
  }

  # Between CloudFront's web ACL and the API nothing stands in the way of who knows the API's own name. A key does.
  guarded = var.edge.api && var.edge.cdn && var.edge.waf != null

  cdn_certificate_arn = var.region == "us-east-1" ? module.certificate.arn : module.site_certificate[0].arn
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
  waf_fail_open   = true
}

# The public services' load balancer. Behind CloudFront it is within the network, and nobody else gets to it.
module "public" {
  source = "../../modules/network/load_balancer"
  count  = var.edge.api ? 0 : 1

  # Its kind cannot be changed. By another name, the new one is there before the old one goes.
  name            = "${local.name}-${var.edge.cdn ? "cdn" : "public"}"
  internal        = var.edge.cdn
  vpc_id          = module.vpc.id
  vpc_cidr        = var.network.cidr
  subnet_ids      = var.edge.cdn ? module.vpc.private_subnet_ids : module.vpc.public_subnet_ids
  clients         = var.edge.cdn ? {} : { "the world" = "0.0.0.0/0" }
  certificate_arn = module.certificate.arn
  log_bucket      = module.log_bucket.name
  protect         = var.protect
}

module "api" {
  source = "../../modules/edge/api"
  count  = var.edge.api ? 1 : 0

  name                            = local.name
  host                            = var.edge.cdn ? "origin.${var.domain}" : module.dns.public_host
  certificate_arn                 = module.certificate.arn
  vpc_id                          = module.vpc.id
  subnet_ids                      = module.vpc.private_subnet_ids
  load_balancer_security_group_id = module.internal.security_group_id
  listener_arn                    = module.internal.listener_arn
  throttle                        = var.edge.throttle
  limits                          = flatten([for r in module.route : r.limits])
  cors                            = var.edge.cors
  auth                            = var.edge.auth
  log_key_arn                     = module.logs_key.arn
  log_retention_days              = var.log_retention_days
}

module "namespace" {
  source = "../../modules/network/namespace"
  count  = var.network.discovery ? 1 : 0

  name   = local.name
  vpc_id = module.vpc.id
}

# The routes are here, and not in the services' own stacks, because a limit of a route is a setting of the API's stage, which
# can have it only while the route is there. One stack holds both in order, as they come and as they go.
module "route" {
  source   = "../../modules/edge/route"
  for_each = var.edge.api ? var.routes : {}

  api_id       = module.api[0].id
  vpc_link_id  = module.api[0].vpc_link_id
  listener_arn = module.internal.listener_arn
  server_name  = module.dns.internal_host
  service      = each.key
  paths        = each.value.paths
  auth         = each.value.auth == null ? null : { authorizer_id = module.api[0].authorizer_ids[each.value.auth], scopes = each.value.scopes }
  preflight    = var.edge.cors != null
  throttle     = each.value.throttle
}

module "cdn" {
  source = "../../modules/edge/cdn"
  count  = var.edge.cdn ? 1 : 0

  name            = local.name
  host            = module.dns.public_host
  zone_id         = module.dns.zone_id
  certificate_arn = local.cdn_certificate_arn
  web_acl_arn     = one(module.cdn_waf[*].arn)
  cache_seconds   = var.edge.cache_seconds
  log_bucket_arn  = module.log_bucket.arn
  origin_key      = one(module.origin_key[*].current)

  origin = var.edge.api ? {
    api = { host = "origin.${var.domain}", dns_name = module.api[0].target.dns_name, zone_id = module.api[0].target.zone_id, key_header = one(module.origin_key[*].header) }
    } : {
    load_balancer = { arn = module.public[0].arn, dns_name = module.public[0].dns_name, security_group_id = module.public[0].security_group_id }
  }
}

module "origin_key" {
  source = "../../modules/edge/origin_key"
  count  = local.guarded ? 1 : 0

  generation = var.edge.waf.origin_key
}

module "origin_guard" {
  source = "../../modules/edge/origin_guard"
  count  = local.guarded ? 1 : 0

  name               = local.name
  load_balancer_arn  = module.internal.arn
  header             = module.origin_key[0].header
  keys               = module.origin_key[0].accepted
  log_key_arn        = module.logs_key.arn
  log_retention_days = var.log_retention_days

  # Nobody asks for the key before CloudFront sends it, everywhere.
  depends_on = [module.cdn]
}

module "cdn_waf" {
  source = "../../modules/edge/waf"
  count  = var.edge.waf != null && var.edge.cdn ? 1 : 0

  name               = local.name
  scope              = "CLOUDFRONT"
  rules              = var.edge.waf.rules
  rate               = var.edge.waf.rate
  window_seconds     = var.edge.waf.window_seconds
  block              = var.edge.waf.block
  log_key_arn        = var.region == "us-east-1" ? module.logs_key.arn : module.cdn_logs_key[0].arn
  log_retention_days = var.log_retention_days
}

module "waf" {
  source = "../../modules/edge/waf"
  count  = var.edge.waf != null && !var.edge.cdn ? 1 : 0

  name               = local.name
  scope              = "REGIONAL"
  resource_arns      = { for i, lb in module.public : "public" => lb.arn }
  rules              = var.edge.waf.rules
  rate               = var.edge.waf.rate
  window_seconds     = var.edge.waf.window_seconds
  block              = var.edge.waf.block
  log_key_arn        = module.logs_key.arn
  log_retention_days = var.log_retention_days
}
