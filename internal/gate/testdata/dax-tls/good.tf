resource "aws_dax_cluster" "orders" {
  cluster_endpoint_encryption_type = "TLS"
}
