variable "stores" {
  type    = list(object({ publicly_accessible = bool }))
  default = [{ publicly_accessible = null }]
}

resource "aws_redshift_cluster" "bad" {
  count = length(var.stores)

  publicly_accessible = var.stores[count.index].publicly_accessible
}
