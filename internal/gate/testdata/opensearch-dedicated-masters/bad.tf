resource "aws_opensearch_domain" "bad_missing" {
  domain_name = "orders"
}

resource "aws_elasticsearch_domain" "bad_false" {
  cluster_config {
    dedicated_master_enabled = false
  }
}
