variable "stores" {
  type    = list(object({ monitoring_interval = number }))
  default = [{ monitoring_interval = 0 }]
}

resource "aws_db_instance" "bad" {
  count = length(var.stores)

  monitoring_interval = var.stores[count.index].monitoring_interval
}
