resource "aws_memorydb_cluster" "ledger" {
  snapshot_retention_limit = 7
}
