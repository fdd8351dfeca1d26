resource "aws_dax_cluster" "orders" {
  replication_factor = 3
}
