resource "aws_api_gateway_stage" "orders" {
  rest_api_id           = "orders"
  stage_name            = "prod"
  deployment_id         = "1"
  cache_cluster_enabled = true
  cache_cluster_size    = "0.5"
}

resource "aws_api_gateway_method_settings" "orders" {
  rest_api_id = "orders"
  stage_name  = "prod"
  method_path = "*/*"
  settings {
    caching_enabled      = true
    cache_data_encrypted = true
  }
}
