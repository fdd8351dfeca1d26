resource "aws_elasticsearch_domain" "orders" {
  domain_name = "orders"
}

resource "aws_elasticsearch_domain_policy" "orders" {
  domain_name     = aws_elasticsearch_domain.orders.domain_name
  access_policies = "{}"
}

resource "aws_opensearch_domain" "invoices" {
  domain_name     = "invoices"
  access_policies = jsonencode({ Statement = [] })
}
