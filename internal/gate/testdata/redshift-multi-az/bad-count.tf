variable "stores" {
  type    = list(object({ multi_az = bool }))
  default = [{ multi_az = false }]
}

resource "aws_redshift_cluster" "bad" {
  count = length(var.stores)

  multi_az = var.stores[count.index].multi_az
}
