variable "stores" {
  type    = list(object({ tls_security_policy = string }))
  default = [{ tls_security_policy = "Policy-Min-TLS-1-2-2019-07" }]
}

resource "aws_opensearch_domain" "carts" {
  count = length(var.stores)

  domain_endpoint_options {
    tls_security_policy = var.stores[count.index].tls_security_policy
  }
}
