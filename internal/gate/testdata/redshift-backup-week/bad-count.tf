variable "stores" {
  type    = list(object({ automated_snapshot_retention_period = number }))
  default = [{ automated_snapshot_retention_period = 2 }]
}

resource "aws_redshift_cluster" "bad" {
  count = length(var.stores)

  automated_snapshot_retention_period = var.stores[count.index].automated_snapshot_retention_period
}
