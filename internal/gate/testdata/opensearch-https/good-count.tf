variable "stores" {
  type    = list(object({ enforce_https = bool }))
  default = [{ enforce_https = true }]
}

resource "aws_opensearch_domain" "carts" {
  count = length(var.stores)

  domain_endpoint_options {
    enforce_https = var.stores[count.index].enforce_https
  }
}
