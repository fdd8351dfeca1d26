resource "aws_opensearch_domain" "bad_missing" {
  domain_name = "orders"
}

resource "aws_elasticsearch_domain" "bad_false" {
  domain_name = "invoices"

  domain_endpoint_options {
    enforce_https       = false
    tls_security_policy = "Policy-Min-TLS-1-2-2019-07"
  }
}
