variable "settings" {
  type = object({
    name  = string
    state = optional(string, "unblocked")
  })
}

resource "aws_ebs_snapshot_block_public_access" "bad" {
  state = var.settings.state
}
