resource "aws_dax_cluster" "bad" {
  replication_factor = 1
}
