output "vpc_id" {
  description = "The network."
  value       = module.vpc.id
}

output "private_subnet_ids" {
  description = "Subnets of the tasks."
  value       = module.vpc.private_subnet_ids
}

output "domain" {
  description = "The environment's domain."
  value       = var.domain
}

output "zone_id" {
  description = "Public zone of the domain."
  value       = module.dns.zone_id
}

output "name_servers" {
  description = "Name servers to which the parent domain must delegate. Empty for a zone that was there before."
  value       = module.dns.name_servers
}

output "internal_host" {
  description = "Name by which services find each other."
  value       = module.dns.internal_host
}

output "internal_url" {
  description = "Base URL by which services call each other."
  value       = "https://${module.dns.internal_host}"
}

output "public_host" {
  description = "Name by which the world finds the public services."
  value       = module.dns.public_host
}

output "public_url" {
  description = "Base URL of the public services."
  value       = "https://${module.dns.public_host}"
}

output "route_keys" {
  description = "Routes of the API by service."
  value       = { for name, r in module.route : name => r.route_keys }
}

output "routes" {
  description = "What the API was given for each public service: paths, issuer of tokens, scopes, limit."
  value       = { for name in keys(module.route) : name => var.routes[name] }
}

output "load_balancers" {
  description = "Load balancers by name: `internal`, and `public` where there is no API Gateway."
  value = {
    for name, lb in local.balancers : name => {
      arn               = lb.arn
      arn_suffix        = lb.arn_suffix
      dns_name          = lb.dns_name
      listener_arn      = lb.listener_arn
      security_group_id = lb.security_group_id
    }
  }
}

output "discovery" {
  description = "Where services find each other's tasks by name: `namespace_id`, `namespace` and `security_group_id`. Null where none does."
  value = one([for n in module.namespace : {
    namespace_id      = n.id
    namespace         = n.name
    security_group_id = n.security_group_id
  }])
}

output "cluster" {
  description = "Where services and jobs run."
  value = {
    arn                    = module.cluster.arn
    name                   = module.cluster.name
    load_balancer_role_arn = module.cluster.load_balancer_role_arn
    schedule_group         = module.scheduler.group
    dead_letter_queue_arn  = module.scheduler.dead_letter_queue_arn
  }
}

output "keys" {
  description = "ARNs of the KMS keys by purpose: `data`, `logs` and `secrets`."
  value = {
    data    = module.data_key.arn
    logs    = module.logs_key.arn
    secrets = module.secrets_key.arn
  }
}

output "api" {
  description = "The API that takes public routes. Null where a public load balancer does."
  value = one([for api in module.api : {
    id            = api.id
    execution_arn = api.execution_arn
    endpoint      = api.endpoint
    vpc_link_id   = api.vpc_link_id
  }])
}

output "databases" {
  description = "Databases by name: where they listen, and the secret that holds the password."
  value = {
    for key, db in local.databases : key => {
      endpoint                 = db.endpoint
      address                  = db.address
      port                     = db.port
      name                     = db.database
      username                 = db.username
      secret_arn               = db.secret_arn
      client_security_group_id = db.client_security_group_id
    }
  }
}

output "buckets" {
  description = "Buckets for the services' data by name."
  value       = { for key, b in module.bucket : key => { name = b.name, arn = b.arn } }
}

output "copies" {
  description = "Second copies of the buckets that have one, by name."
  value       = { for key, b in module.copy : key => { name = b.name, arn = b.arn } }
}

output "secrets" {
  description = "Secrets that people fill, by name."
  value       = { for key, s in module.secret : key => { name = s.name, arn = s.arn } }
}

output "parameters" {
  description = "SSM parameters by name."
  value       = { for key, p in module.parameter : key => { name = p.name, arn = p.arn } }
}

output "instances" {
  description = "EC2 instances by name: id, as `aws ssm start-session --target` takes it, and address."
  value       = { for key, i in module.instance : key => { id = i.id, private_ip = i.private_ip } }
}

output "log_bucket" {
  description = "Bucket of access logs."
  value       = module.log_bucket.name
}

output "cdn_certificate_arn" {
  description = "Certificate for CloudFront, in us-east-1."
  value       = local.cdn_certificate_arn
}

output "web_acl_arn" {
  description = "Web ACL of the environment's distributions. Null without one."
  value       = one(module.cdn_waf[*].arn)
}

output "alerts_topic_arn" {
  description = "Topic that alarms tell."
  value       = module.alerts.topic_arn
}

output "pipeline_roles" {
  description = "Roles of the pipelines of the shared account: `plan` and `deliver`. Null without."
  value       = one([for r in module.pipeline_roles : { plan = r.plan_arn, deliver = r.deliver_arn }])
}

output "boundary_arn" {
  description = "Policy that every role of the environment carries as its permissions boundary."
  value       = module.boundary.arn
}

output "releases" {
  description = "Where releases are counted and kept: `namespace`, `metric` and `log_group`."
  value       = merge(module.releases.metric, { log_group = module.releases.log_group })
}

output "guard" {
  description = "What guards the account, as far as this stack makes it: `trail_arn`, `break_glass_role_arn`, `detector_id` and `recorder`."
  value = {
    trail_arn            = module.guard.trail_arn
    break_glass_role_arn = module.guard.break_glass_role_arn
    detector_id          = module.guard.detector_id
    recorder             = module.guard.recorder
  }
}
