variable "settings" {
  type = object({
    name              = string
    storage_encrypted = optional(bool, false)
  })
}

resource "aws_rds_global_cluster" "bad" {
  storage_encrypted = var.settings.storage_encrypted
}
