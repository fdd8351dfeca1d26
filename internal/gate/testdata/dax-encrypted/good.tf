resource "aws_dax_cluster" "orders" {
  cluster_name = "orders"

  server_side_encryption {
    enabled = true
  }
}
