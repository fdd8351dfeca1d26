variable "stores" {
  type    = list(object({ no_password_required = bool }))
  default = [{ no_password_required = true }]
}

resource "aws_elasticache_user" "bad" {
  count = length(var.stores)

  no_password_required = var.stores[count.index].no_password_required
}
