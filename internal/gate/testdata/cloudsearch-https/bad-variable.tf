variable "https" {
  type    = bool
  default = false
}

resource "aws_cloudsearch_domain" "bad" {
  name = "orders"
  endpoint_options {
    enforce_https = var.https
  }
}
