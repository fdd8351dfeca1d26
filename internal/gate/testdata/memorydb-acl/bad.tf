resource "aws_memorydb_cluster" "bad" {
  acl_name = "open-access"
}
