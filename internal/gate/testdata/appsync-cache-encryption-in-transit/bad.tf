resource "aws_appsync_api_cache" "bad" {
  api_id                     = "orders"
  at_rest_encryption_enabled = true
}

resource "aws_appsync_api_cache" "bad_false" {
  api_id                     = "invoices"
  transit_encryption_enabled = false
}
