# What comes from HCP Terraform is kept where tasks can read it.
module "parameter" {
  source   = "../../modules/security/parameter"
  for_each = toset([for s in values(var.service.secrets) : s.name if s.source == "hcp"])

  name          = "/${var.fleet}/${var.environment}/${var.service.name}/${each.value}"
  description   = "Variable ${each.value} of HCP Terraform, for ${local.name}"
  key_arn       = var.base.keys.secrets
  value         = lookup(var.parameter_values, each.value, "")
  value_version = lookup(var.parameter_versions, each.value, 1)
}
