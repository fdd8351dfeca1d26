variable "stores" {
  type    = list(object({ master_username = string }))
  default = [{ master_username = "admin" }]
}

resource "aws_redshift_cluster" "bad" {
  count = length(var.stores)

  master_username = var.stores[count.index].master_username
}
