variable "stores" {
  type    = list(object({ port = number }))
  default = [{ port = 5432 }]
}

resource "aws_db_instance" "bad" {
  count = length(var.stores)

  engine = "postgres"
  port   = var.stores[count.index].port
}
