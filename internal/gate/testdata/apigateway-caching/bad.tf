resource "aws_api_gateway_stage" "bad" {
  rest_api_id   = "orders"
  stage_name    = "prod"
  deployment_id = "1"
}

resource "aws_api_gateway_method_settings" "bad_settings" {
  rest_api_id = "orders"
  stage_name  = "prod"
  method_path = "*/*"
  settings {
    caching_enabled = false
  }
}
