locals {
  policy = "Policy-Min-TLS-1-0-2019-07"
}

resource "aws_cloudsearch_domain" "bad" {
  name = "orders"
  endpoint_options {
    tls_security_policy = local.policy
  }
}
