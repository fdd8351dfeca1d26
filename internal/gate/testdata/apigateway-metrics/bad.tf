resource "aws_apigatewayv2_stage" "bad_http" {
  api_id = "orders"
  name   = "$default"
}

resource "aws_api_gateway_method_settings" "bad" {
  rest_api_id = "orders"
  stage_name  = "prod"
  method_path = "*/*"
  settings {
    metrics_enabled = false
  }
}

resource "aws_api_gateway_method_settings" "bad_unset" {
  rest_api_id = "orders"
  stage_name  = "test"
  method_path = "*/*"
  settings {
    logging_level = "INFO"
  }
}
