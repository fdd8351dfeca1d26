variable "settings" {
  type = object({
    name            = string
    security_groups = optional(list(string), ["sg-0a"])
  })
}

resource "aws_efs_mount_target" "orders" {
  security_groups = var.settings.security_groups
}
