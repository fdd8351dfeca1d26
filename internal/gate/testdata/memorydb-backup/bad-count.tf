variable "stores" {
  type    = list(object({ snapshot_retention_limit = number }))
  default = [{ snapshot_retention_limit = 0 }]
}

resource "aws_memorydb_cluster" "bad" {
  count = length(var.stores)

  snapshot_retention_limit = var.stores[count.index].snapshot_retention_limit
}
