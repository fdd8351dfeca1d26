locals {
  name  = "${var.fleet}-${var.environment}-${var.service.name}"
  http  = var.service.kind == "http"
  tasks = var.service.kind != "site"
  paths = length(var.service.route.paths) > 0 ? var.service.route.paths : ["/${var.service.name}", "/${var.service.name}/*"]

  # A service has one load balancer. Behind API Gateway it is always the internal
  # one, so that the world and other services meet the same tasks by the same rules.
  balancer      = var.service.route.public && var.base.api == null ? "public" : "internal"
  load_balancer = var.base.load_balancers[local.balancer]

  # Who does not know the network cannot ask for a revision under test.
  test_header_value = "${var.service.name}-${substr(sha256("${var.base.vpc_id}/${var.service.name}"), 0, 16)}"

  # A task gets its own group, the clients' group of the database it uses, and the group of those that find each other by name.
  security_group_ids = toset(concat(
    module.task[*].security_group_id,
    [for db in local.databases : var.base.databases[db].client_security_group_id],
    local.peers[*].security_group_id,
  ))

  peers = !var.service.discovery && length(var.service.peers) == 0 ? null : {
    security_group_id = var.base.discovery.security_group_id
    serves            = var.service.discovery
    ports             = var.service.peers
  }
}

module "task" {
  source = "../../modules/compute/task"
  count  = local.tasks ? 1 : 0

  name                     = local.name
  container_name           = var.service.name
  account                  = var.account
  region                   = var.region
  repository               = var.core.repository
  size                     = var.service.size
  port                     = var.service.port
  environment              = local.environment
  secrets                  = local.secrets
  secrets_key_arn          = var.base.keys.secrets
  buckets                  = [for b in var.service.buckets : var.base.buckets[b].arn]
  data_key_arn             = var.base.keys.data
  log_group                = "/${var.fleet}/${var.environment}/${var.service.name}"
  log_key_arn              = var.base.keys.logs
  log_retention_days       = var.log_retention_days
  drain_seconds            = max(2, min(120, var.service.drain_seconds))
  vpc_id                   = var.base.vpc_id
  client_security_group_id = local.http ? local.load_balancer.security_group_id : null
  peers                    = local.peers
  permissions_boundary     = var.base.boundary_arn
}

module "service" {
  source = "../../modules/compute/service"
  count  = contains(["http", "worker"], var.service.kind) ? 1 : 0

  name                 = local.name
  cluster              = var.base.cluster
  task                 = module.task[0]
  subnet_ids           = var.base.private_subnet_ids
  security_group_ids   = local.security_group_ids
  count_range          = var.service.count
  deploy               = var.service.deploy
  limits               = var.service.deploy.rollback_on
  permissions_boundary = var.base.boundary_arn

  discovery = !var.service.discovery ? null : { namespace_id = var.base.discovery.namespace_id, name = var.service.name }

  http = !local.http ? null : {
    port              = var.service.port
    vpc_id            = var.base.vpc_id
    listener_arn      = local.load_balancer.listener_arn
    load_balancer     = local.load_balancer.arn_suffix
    paths             = local.paths
    slot              = var.service.priority
    test_header_value = local.test_header_value
    drain_seconds     = var.service.drain_seconds
    health            = var.service.health
  }
}

module "job" {
  source = "../../modules/compute/job"
  count  = var.service.kind == "job" ? 1 : 0

  name                  = local.name
  account               = var.account
  region                = var.region
  schedule              = var.service.schedule
  group                 = var.base.cluster.schedule_group
  dead_letter_queue_arn = var.base.cluster.dead_letter_queue_arn
  queue_key_arn         = var.base.keys.data
  cluster_arn           = var.base.cluster.arn
  task                  = module.task[0]
  subnet_ids            = var.base.private_subnet_ids
  security_group_ids    = local.security_group_ids
  permissions_boundary  = var.base.boundary_arn
}

module "site" {
  source = "../../modules/edge/site"
  count  = local.tasks ? 0 : 1

  name            = local.name
  bucket          = "${local.name}-${var.account}-${var.region}"
  hosts           = local.site_hosts
  zone_id         = var.base.zone_id
  certificate_arn = var.base.cdn_certificate_arn
  key_arn         = var.base.keys.data
  log_bucket      = var.base.log_bucket
  web_acl_arn     = var.base.web_acl_arn

  # Pages may call the environment's public services beside their own host.
  content_security_policy = "default-src 'self'; connect-src 'self' ${var.base.public_url}; frame-ancestors 'none'; base-uri 'self'; form-action 'self'"
}

locals {
  # A site that claims every path answers at the environment's own domain too.
  site_hosts = concat(
    ["${var.service.name}.${var.base.domain}"],
    contains(var.service.route.paths, "/*") ? [var.base.domain] : [],
  )
}
