resource "aws_cloudsearch_domain" "bad" {
  name = "orders"
}

resource "aws_cloudsearch_domain" "bad_old" {
  name = "invoices"
  endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-0-2019-07"
  }
}
