variable "settings" {
  type = object({
    name                                = string
    automated_snapshot_retention_period = optional(number, 2)
  })
}

resource "aws_redshift_cluster" "bad" {
  automated_snapshot_retention_period = var.settings.automated_snapshot_retention_period
}
