resource "aws_memorydb_cluster" "bad" {
  auto_minor_version_upgrade = false
}
