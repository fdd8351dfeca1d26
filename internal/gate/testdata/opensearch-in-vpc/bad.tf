resource "aws_opensearch_domain" "bad" {
  domain_name = "orders"
}

resource "aws_elasticsearch_domain" "bad_old" {
  domain_name = "invoices"
}
