variable "enabled" {
  type    = bool
  default = true
}

resource "aws_opensearch_domain" "orders" {
  node_to_node_encryption {
    enabled = var.enabled
  }
}
