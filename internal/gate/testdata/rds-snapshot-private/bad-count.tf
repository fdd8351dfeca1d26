variable "stores" {
  type    = list(object({ shared_accounts = list(string) }))
  default = [{ shared_accounts = ["all"] }]
}

resource "aws_db_snapshot" "bad" {
  count = length(var.stores)

  shared_accounts = var.stores[count.index].shared_accounts
}
