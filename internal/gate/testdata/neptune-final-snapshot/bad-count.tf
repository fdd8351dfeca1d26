variable "stores" {
  type    = list(object({ skip_final_snapshot = bool }))
  default = [{ skip_final_snapshot = true }]
}

resource "aws_neptune_cluster" "bad" {
  count = length(var.stores)

  skip_final_snapshot = var.stores[count.index].skip_final_snapshot
}
