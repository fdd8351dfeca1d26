resource "aws_memorydb_cluster" "bad" {
  num_replicas_per_shard = 0
}
