resource "aws_api_gateway_method_settings" "orders" {
  rest_api_id = "orders"
  stage_name  = "prod"
  method_path = "*/*"
  settings {
    caching_enabled      = true
    cache_data_encrypted = true
  }
}

resource "aws_api_gateway_method_settings" "uncached" {
  rest_api_id = "orders"
  stage_name  = "test"
  method_path = "*/*"
  settings {
    logging_level = "INFO"
  }
}
