resource "aws_opensearch_domain" "bad_missing" {
  domain_name = "orders"
}

resource "aws_elasticsearch_domain" "bad_false" {
  domain_name = "invoices"

  node_to_node_encryption {
    enabled = false
  }
}
