variable "settings" {
  type = object({
    name             = string
    permissions_mode = optional(string, "ALLOW_ALL")
  })
}

resource "aws_qldb_ledger" "bad" {
  permissions_mode = var.settings.permissions_mode
}
