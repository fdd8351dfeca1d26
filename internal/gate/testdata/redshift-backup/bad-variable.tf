variable "automated_snapshot_retention_period" {
  type    = number
  default = 0
}

resource "aws_redshift_cluster" "bad" {
  automated_snapshot_retention_period = var.automated_snapshot_retention_period
}
