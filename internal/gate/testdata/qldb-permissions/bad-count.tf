variable "stores" {
  type    = list(object({ permissions_mode = string }))
  default = [{ permissions_mode = "ALLOW_ALL" }]
}

resource "aws_qldb_ledger" "bad" {
  count = length(var.stores)

  permissions_mode = var.stores[count.index].permissions_mode
}
