variable "stores" {
  type    = list(object({ port = number }))
  default = [{ port = 6432 }]
}

resource "aws_db_instance" "cambio" {
  count = length(var.stores)

  engine = "postgres"
  port   = var.stores[count.index].port
}
