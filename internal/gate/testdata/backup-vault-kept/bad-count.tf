variable "stores" {
  type    = list(object({ force_destroy = bool }))
  default = [{ force_destroy = true }]
}

resource "aws_backup_vault" "bad" {
  count = length(var.stores)

  force_destroy = var.stores[count.index].force_destroy
}
