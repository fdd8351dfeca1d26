variable "stores" {
  type    = list(object({ backtrack_window = number }))
  default = [{ backtrack_window = 0 }]
}

resource "aws_rds_cluster" "bad" {
  count = length(var.stores)

  engine           = "aurora-mysql"
  backtrack_window = var.stores[count.index].backtrack_window
}
