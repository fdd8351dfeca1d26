resource "aws_appsync_api_cache" "bad" {
  for_each                   = { orders = false, invoices = null }
  api_id                     = each.key
  transit_encryption_enabled = each.value
}
