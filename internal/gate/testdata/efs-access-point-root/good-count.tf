variable "stores" {
  type    = list(object({ path = string }))
  default = [{ path = "/orders" }]
}

resource "aws_efs_access_point" "carts" {
  count = length(var.stores)

  root_directory {
    path = var.stores[count.index].path
  }
}
