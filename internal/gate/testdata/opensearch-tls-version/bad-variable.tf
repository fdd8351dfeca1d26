variable "tls_security_policy" {
  type    = string
  default = "Policy-Min-TLS-1-0-2019-07"
}

resource "aws_opensearch_domain" "bad" {
  domain_endpoint_options {
    tls_security_policy = var.tls_security_policy
  }
}
