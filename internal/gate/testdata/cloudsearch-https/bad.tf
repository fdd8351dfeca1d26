resource "aws_cloudsearch_domain" "bad" {
  name = "orders"
}

resource "aws_cloudsearch_domain" "bad_false" {
  name = "invoices"
  endpoint_options {
    enforce_https       = false
    tls_security_policy = "Policy-Min-TLS-1-2-2019-07"
  }
}
