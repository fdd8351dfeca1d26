resource "aws_opensearch_domain" "orders" {
  domain_endpoint_options {
    enforce_https = true
  }
}

resource "aws_elasticsearch_domain" "by_default" {
  domain_endpoint_options {
    tls_security_policy = "Policy-Min-TLS-1-2-2019-07"
  }
}
