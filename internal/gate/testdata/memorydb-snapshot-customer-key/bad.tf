resource "aws_memorydb_snapshot" "bad" {
  cluster_name = "ledger"
}
