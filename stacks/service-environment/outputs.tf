output "kind" {
  description = "The service's kind."
  value       = var.service.kind
}

output "cluster_arn" {
  description = "The cluster it runs in. Null for a site."
  value       = local.tasks ? var.base.cluster.arn : null
}

output "cluster_name" {
  description = "The cluster's name. Null for a site."
  value       = local.tasks ? var.base.cluster.name : null
}

output "service_arn" {
  description = "The ECS service. Null for jobs and sites."
  value       = one(module.service[*].arn)
}

output "service_name" {
  description = "The ECS service's name. Null for jobs and sites."
  value       = one(module.service[*].name)
}

output "container_name" {
  description = "The container that a release puts its image in. Null for a site."
  value       = one(module.task[*].container_name)
}

output "task_definition_arn" {
  description = "Terraform's latest revision, a release's template. Null for a site."
  value       = one(module.task[*].definition_arn)
}

output "task_definition_family" {
  description = "The family to which releases add revisions. Null for a site."
  value       = one(module.task[*].family)
}

output "task_role_arn" {
  description = "Role of the program. Null for a site."
  value       = one(module.task[*].task_role_arn)
}

output "execution_role_arn" {
  description = "Role with which ECS starts it. Null for a site."
  value       = one(module.task[*].execution_role_arn)
}

output "security_group_id" {
  description = "The tasks' own group. Null for a site."
  value       = one(module.task[*].security_group_id)
}

output "subnet_ids" {
  description = "Subnets of the tasks. Null for a site."
  value       = local.tasks ? var.base.private_subnet_ids : null
}

output "log_group" {
  description = "Name of the log group. Null for a site."
  value       = one(module.task[*].log_group)
}

output "target_groups" {
  description = "The target groups `blue` and `green`: `arn`, `arn_suffix`, `name`. Null without requests."
  value       = one(module.service[*].target_groups)
}

output "load_balancer_role_arn" {
  description = "Role with which ECS moves traffic. Null without requests."
  value       = local.http ? var.base.cluster.load_balancer_role_arn : null
}

output "listener_arn" {
  description = "Listener of both rules. Null without requests."
  value       = local.http ? local.load_balancer.listener_arn : null
}

output "production_rule_arn" {
  description = "Listener rule of the clients' requests. Null without requests."
  value       = one(module.service[*].production_rule_arn)
}

output "test_rule_arn" {
  description = "Listener rule of requests with the test header. Null without requests."
  value       = one(module.service[*].test_rule_arn)
}

output "test_header" {
  description = "Header that leads to the revision under test: `name` and `value`. Null without requests."
  value       = local.http ? { name = "x-flota-test", value = local.test_header_value } : null
}

output "internal_host" {
  description = "Name of the load balancer that has both rules. Null without requests."
  value       = !local.http ? null : local.balancer == "internal" ? var.base.internal_host : var.base.public_host
}

output "discovery" {
  description = "Name and port by which other services find its tasks, as `host:port`. Null without discovery."
  value       = var.service.discovery ? "${module.service[0].discovery_name}.${var.base.discovery.namespace}:${var.service.port}" : null
}

output "alarm_names" {
  description = "Alarms that roll a release back, sorted."
  value       = flatten(module.service[*].alarm_names)
}

output "unwell_alarm" {
  description = "The alarm that people are told of, which sums up all others. Null where nothing is watched."
  value       = one(module.watch[*].unwell)
}

output "codedeploy" {
  description = "CodeDeploy's `application` and `deployment_group`. Null where ECS deploys."
  value       = one(module.service[*].codedeploy)
}

output "schedule" {
  description = "The job's schedule: `name`, `group`, `arn`. Null for other kinds."
  value       = one([for j in module.job : { name = j.name, group = j.group, arn = j.arn }])
}

output "site" {
  description = "The site's `bucket`, `live_prefix`, `versions_prefix`, `distribution_id` and `distribution_domain`. Null for other kinds."
  value = one([for s in module.site : {
    bucket              = s.bucket
    live_prefix         = s.live_prefix
    versions_prefix     = "versions"
    distribution_id     = s.distribution_id
    distribution_domain = s.distribution_domain
  }])
}

output "urls" {
  description = "Where it is reached: a site by its hosts, a public service by the world, every http service by other services."
  value = local.http ? distinct(concat(
    var.service.route.public ? [for p in local.paths : "${var.base.public_url}${trimsuffix(p, "*")}"] : [],
    [for p in local.paths : "https://${local.balancer == "internal" ? var.base.internal_host : var.base.public_host}${trimsuffix(p, "*")}"],
  )) : local.tasks ? [] : [for h in local.site_hosts : "https://${h}"]
}
