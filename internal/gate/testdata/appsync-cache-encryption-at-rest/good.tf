resource "aws_appsync_api_cache" "orders" {
  api_id                     = "orders"
  at_rest_encryption_enabled = true
}
