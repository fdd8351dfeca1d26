variable "stores" {
  type    = list(object({ status = string }))
  default = [{ status = "DISABLED" }]
}

resource "aws_keyspaces_table" "bad" {
  count = length(var.stores)

  point_in_time_recovery {
    status = var.stores[count.index].status
  }
}
