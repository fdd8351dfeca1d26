variable "stores" {
  type    = list(object({ enabled = bool }))
  default = [{ enabled = false }]
}

resource "aws_dax_cluster" "bad" {
  count = length(var.stores)

  server_side_encryption {
    enabled = var.stores[count.index].enabled
  }
}
