variable "stores" {
  type    = list(object({ user_group_ids = list(string) }))
  default = [{ user_group_ids = [] }]
}

resource "aws_elasticache_replication_group" "bad" {
  count = length(var.stores)

  user_group_ids = var.stores[count.index].user_group_ids
}
