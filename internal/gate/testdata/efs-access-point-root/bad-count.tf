variable "stores" {
  type    = list(object({ path = string }))
  default = [{ path = "/" }]
}

resource "aws_efs_access_point" "bad" {
  count = length(var.stores)

  root_directory {
    path = var.stores[count.index].path
  }
}
