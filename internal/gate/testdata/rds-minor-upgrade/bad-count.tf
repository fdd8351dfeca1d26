variable "stores" {
  type    = list(object({ auto_minor_version_upgrade = bool }))
  default = [{ auto_minor_version_upgrade = false }]
}

resource "aws_db_instance" "bad" {
  count = length(var.stores)

  auto_minor_version_upgrade = var.stores[count.index].auto_minor_version_upgrade
}
