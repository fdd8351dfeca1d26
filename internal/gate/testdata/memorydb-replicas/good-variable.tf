variable "num_replicas_per_shard" {
  type    = number
  default = 1
}

resource "aws_memorydb_cluster" "carts" {
  num_replicas_per_shard = var.num_replicas_per_shard
}
