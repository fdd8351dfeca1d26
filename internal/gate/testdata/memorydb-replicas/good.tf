resource "aws_memorydb_cluster" "ledger" {
  num_replicas_per_shard = 2
}

resource "aws_memorydb_cluster" "by_default" {
  name = "carts"
}
