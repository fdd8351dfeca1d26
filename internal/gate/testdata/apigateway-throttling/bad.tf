resource "aws_apigatewayv2_stage" "bad" {
  api_id = "orders"
  name   = "$default"
}

resource "aws_api_gateway_method_settings" "bad_rest" {
  rest_api_id = "orders"
  stage_name  = "prod"
  method_path = "*/*"
  settings {
    throttling_rate_limit = -1
  }
}
