variable "stores" {
  type    = list(object({ monitoring_interval = number }))
  default = [{ monitoring_interval = 15 }]
}

resource "aws_db_instance" "orders" {
  count = length(var.stores)

  monitoring_interval = var.stores[count.index].monitoring_interval
}
