resource "aws_opensearch_domain" "orders" {
  node_to_node_encryption {
    enabled = true
  }
}
