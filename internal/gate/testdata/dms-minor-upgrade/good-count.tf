variable "stores" {
  type    = list(object({ auto_minor_version_upgrade = bool }))
  default = [{ auto_minor_version_upgrade = true }]
}

resource "aws_dms_replication_instance" "ledger" {
  count = length(var.stores)

  auto_minor_version_upgrade = var.stores[count.index].auto_minor_version_upgrade
}
