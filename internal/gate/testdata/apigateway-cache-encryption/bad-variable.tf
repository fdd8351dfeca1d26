variable "cache" {
  type = object({
    enabled   = bool
    encrypted = optional(bool, false)
  })
  default = { enabled = true }
}

resource "aws_api_gateway_method_settings" "bad" {
  rest_api_id = "orders"
  stage_name  = "prod"
  method_path = "*/*"
  settings {
    caching_enabled      = var.cache.enabled
    cache_data_encrypted = var.cache.encrypted
  }
}
