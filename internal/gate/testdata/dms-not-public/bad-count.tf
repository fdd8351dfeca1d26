variable "stores" {
  type    = list(object({ publicly_accessible = bool }))
  default = [{ publicly_accessible = true }]
}

resource "aws_dms_replication_instance" "bad" {
  count = length(var.stores)

  publicly_accessible = var.stores[count.index].publicly_accessible
}
