variable "stores" {
  type    = list(object({ publicly_accessible = bool }))
  default = [{ publicly_accessible = false }]
}

resource "aws_redshift_cluster" "invoices" {
  count = length(var.stores)

  publicly_accessible = var.stores[count.index].publicly_accessible
}
