variable "settings" {
  type = object({
    name            = string
    deployment_type = optional(string, "SINGLE_AZ_2")
  })
}

resource "aws_fsx_openzfs_file_system" "bad" {
  deployment_type = var.settings.deployment_type
}
