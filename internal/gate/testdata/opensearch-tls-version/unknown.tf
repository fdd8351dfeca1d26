variable "policy" {
  type = string
}

resource "aws_opensearch_domain" "unsure" {
  domain_endpoint_options {
    tls_security_policy = var.policy
  }
}
