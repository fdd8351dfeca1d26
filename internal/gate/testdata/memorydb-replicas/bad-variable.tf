variable "num_replicas_per_shard" {
  type    = number
  default = 0
}

resource "aws_memorydb_cluster" "bad" {
  num_replicas_per_shard = var.num_replicas_per_shard
}
