variable "settings" {
  type = object({
    name            = string
    deployment_type = optional(string, "MULTI_AZ_1")
  })
}

resource "aws_fsx_openzfs_file_system" "invoices" {
  deployment_type = var.settings.deployment_type
}
