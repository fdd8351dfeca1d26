resource "aws_memorydb_cluster" "bad" {
  name = "ledger"
}

resource "aws_memorydb_cluster" "bad_zero" {
  snapshot_retention_limit = 0
}
