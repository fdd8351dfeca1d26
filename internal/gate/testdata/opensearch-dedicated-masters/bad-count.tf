variable "stores" {
  type    = list(object({ dedicated_master_enabled = bool }))
  default = [{ dedicated_master_enabled = false }]
}

resource "aws_opensearch_domain" "bad" {
  count = length(var.stores)

  cluster_config {
    dedicated_master_enabled = var.stores[count.index].dedicated_master_enabled
  }
}
