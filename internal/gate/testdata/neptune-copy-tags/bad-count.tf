variable "stores" {
  type    = list(object({ copy_tags_to_snapshot = bool }))
  default = [{ copy_tags_to_snapshot = false }]
}

resource "aws_neptune_cluster" "bad" {
  count = length(var.stores)

  copy_tags_to_snapshot = var.stores[count.index].copy_tags_to_snapshot
}
