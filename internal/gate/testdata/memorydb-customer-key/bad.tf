resource "aws_memorydb_cluster" "bad" {
  name = "ledger"
}
