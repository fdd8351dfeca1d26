variable "stores" {
  type    = list(object({ permissions_mode = string }))
  default = [{ permissions_mode = "STANDARD" }]
}

resource "aws_qldb_ledger" "invoices" {
  count = length(var.stores)

  permissions_mode = var.stores[count.index].permissions_mode
}
