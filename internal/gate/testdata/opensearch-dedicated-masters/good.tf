resource "aws_opensearch_domain" "orders" {
  cluster_config {
    dedicated_master_enabled = true
    dedicated_master_count   = 3
  }
}
