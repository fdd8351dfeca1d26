output "repository" {
  description = "The service's ECR repository: `name`, `arn` and `url`. Null for a site."
  value = var.service.kind == "site" ? null : {
    name = module.repository[0].name
    arn  = module.repository[0].arn
    url  = module.repository[0].url
  }
}
