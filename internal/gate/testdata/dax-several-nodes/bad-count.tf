variable "stores" {
  type    = list(object({ replication_factor = number }))
  default = [{ replication_factor = 1 }]
}

resource "aws_dax_cluster" "bad" {
  count = length(var.stores)

  replication_factor = var.stores[count.index].replication_factor
}
