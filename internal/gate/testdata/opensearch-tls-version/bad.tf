resource "aws_opensearch_domain" "bad_missing" {
  domain_name = "orders"
}

resource "aws_elasticsearch_domain" "bad_block" {
  domain_endpoint_options {
    enforce_https = true
  }
}

resource "aws_elasticsearch_domain" "bad_old" {
  domain_endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-0-2019-07"
  }
}
