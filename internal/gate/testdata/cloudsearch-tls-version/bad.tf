resource "aws_cloudsearch_domain" "bad_missing" {
  name = "orders"
}

resource "aws_cloudsearch_domain" "bad_old" {
  endpoint_options {
    tls_security_policy = "Policy-Min-TLS-1-0-2019-07"
  }
}
