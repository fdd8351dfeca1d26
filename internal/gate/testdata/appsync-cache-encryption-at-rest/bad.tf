resource "aws_appsync_api_cache" "bad" {
  api_id = "orders"
  type   = "SMALL"
  ttl    = 60
}

resource "aws_appsync_api_cache" "bad_false" {
  api_id                     = "invoices"
  at_rest_encryption_enabled = false
}
