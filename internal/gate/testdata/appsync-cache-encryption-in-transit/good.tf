resource "aws_appsync_api_cache" "orders" {
  api_id                     = "orders"
  transit_encryption_enabled = true
}
