resource "aws_cloudsearch_domain" "bad_missing" {
  name = "orders"
}

resource "aws_cloudsearch_domain" "bad_false" {
  endpoint_options {
    enforce_https = false
  }
}
