variable "stores" {
  type    = list(object({ auto_minor_version_upgrade = bool }))
  default = [{ auto_minor_version_upgrade = true }]
}

resource "aws_memorydb_cluster" "reports" {
  count = length(var.stores)

  auto_minor_version_upgrade = var.stores[count.index].auto_minor_version_upgrade
}
