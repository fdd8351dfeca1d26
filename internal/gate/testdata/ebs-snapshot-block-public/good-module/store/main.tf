variable "settings" {
  type = object({
    name  = string
    state = optional(string, "block-new-sharing")
  })
}

resource "aws_ebs_snapshot_block_public_access" "invoices" {
  state = var.settings.state
}
