variable "enabled" {
  type    = bool
  default = false
}

resource "aws_opensearch_domain" "bad" {
  node_to_node_encryption {
    enabled = var.enabled
  }
}
