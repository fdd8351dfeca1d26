variable "settings" {
  type = object({
    name              = string
    storage_encrypted = optional(bool, true)
  })
}

resource "aws_rds_global_cluster" "ledger" {
  storage_encrypted = var.settings.storage_encrypted
}
