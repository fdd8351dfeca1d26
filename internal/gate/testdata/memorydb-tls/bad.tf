resource "aws_memorydb_cluster" "bad" {
  tls_enabled = false
}
