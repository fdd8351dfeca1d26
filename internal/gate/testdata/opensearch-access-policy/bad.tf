resource "aws_elasticsearch_domain" "bad" {
  domain_name = "orders"
}

resource "aws_opensearch_domain" "bad_empty" {
  domain_name     = "invoices"
  access_policies = ""
}
