variable "stores" {
  type    = list(object({ type = string }))
  default = [{ type = "SERVICE_PROVIDED_EIPS" }]
}

resource "aws_msk_cluster" "bad" {
  count = length(var.stores)

  broker_node_group_info {
    connectivity_info {
      public_access {
        type = var.stores[count.index].type
      }
    }
  }
}
