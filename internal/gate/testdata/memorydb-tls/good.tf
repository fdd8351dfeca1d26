resource "aws_memorydb_cluster" "stated" {
  tls_enabled = true
}

resource "aws_memorydb_cluster" "by_default" {
  name = "ledger"
}
