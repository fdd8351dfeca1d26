variable "stores" {
  type    = list(object({ require_tls = bool }))
  default = [{ require_tls = true }]
}

resource "aws_db_proxy" "carts" {
  count = length(var.stores)

  require_tls = var.stores[count.index].require_tls
}
