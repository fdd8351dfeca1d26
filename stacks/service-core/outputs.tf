output "repository" {
  description = "The service's ECR repository: `name`, `arn` and `url`. Null for a site."
  value = var.service.kind == "site" ? null : {
    name = module.repository[0].name
    arn  = module.repository[0].arn
    url  = module.repository[0].url
  }
}

output "pipeline" {
  description = "The service's pipeline: `name`, `arn`, its `stages` in order, the `projects` of its steps and its `log_group`. Null without."
  value = one([for p in module.pipeline : {
    name      = p.name
    arn       = p.arn
    stages    = p.stages
    projects  = { for name, step in module.step : name => step.name }
    log_group = local.log_group
  }])
}
