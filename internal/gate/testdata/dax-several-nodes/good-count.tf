variable "stores" {
  type    = list(object({ replication_factor = number }))
  default = [{ replication_factor = 2 }]
}

resource "aws_dax_cluster" "reports" {
  count = length(var.stores)

  replication_factor = var.stores[count.index].replication_factor
}
