variable "settings" {
  type = object({
    name      = string
    encrypted = optional(bool, false)
  })
}

resource "aws_rds_cluster" "bad" {
  cluster_identifier = var.settings.name
  storage_encrypted  = var.settings.encrypted
}
