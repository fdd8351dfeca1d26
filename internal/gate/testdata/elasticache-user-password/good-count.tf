variable "stores" {
  type    = list(object({ no_password_required = bool }))
  default = [{ no_password_required = false }]
}

resource "aws_elasticache_user" "invoices" {
  count = length(var.stores)

  no_password_required = var.stores[count.index].no_password_required
}
