variable "stores" {
  type    = list(object({ allow_version_upgrade = bool }))
  default = [{ allow_version_upgrade = false }]
}

resource "aws_redshift_cluster" "bad" {
  count = length(var.stores)

  allow_version_upgrade = var.stores[count.index].allow_version_upgrade
}
