resource "aws_memorydb_cluster" "ledger" {
  auto_minor_version_upgrade = true
}
