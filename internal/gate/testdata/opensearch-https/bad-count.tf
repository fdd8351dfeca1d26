variable "stores" {
  type    = list(object({ enforce_https = bool }))
  default = [{ enforce_https = false }]
}

resource "aws_opensearch_domain" "bad" {
  count = length(var.stores)

  domain_endpoint_options {
    enforce_https = var.stores[count.index].enforce_https
  }
}
