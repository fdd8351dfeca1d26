variable "stores" {
  type    = list(object({ cluster_subnet_group_name = string }))
  default = [{ cluster_subnet_group_name = null }]
}

resource "aws_redshift_cluster" "bad" {
  count = length(var.stores)

  cluster_subnet_group_name = var.stores[count.index].cluster_subnet_group_name
}
