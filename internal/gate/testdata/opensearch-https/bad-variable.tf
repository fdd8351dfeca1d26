variable "enforce_https" {
  type    = bool
  default = false
}

resource "aws_opensearch_domain" "bad" {
  domain_endpoint_options {
    enforce_https = var.enforce_https
  }
}
