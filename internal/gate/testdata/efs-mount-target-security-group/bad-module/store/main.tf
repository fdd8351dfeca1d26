variable "settings" {
  type = object({
    name            = string
    security_groups = optional(list(string), [])
  })
}

resource "aws_efs_mount_target" "bad" {
  security_groups = var.settings.security_groups
}
