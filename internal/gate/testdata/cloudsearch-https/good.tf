resource "aws_cloudsearch_domain" "orders" {
  name = "orders"
  endpoint_options {
    enforce_https = true
  }
}
