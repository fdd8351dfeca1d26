resource "aws_api_gateway_method_settings" "orders" {
  rest_api_id = "orders"
  stage_name  = "prod"
  method_path = "*/*"
  settings {
    metrics_enabled = true
  }
}

resource "aws_apigatewayv2_stage" "orders" {
  api_id = "orders"
  name   = "$default"
  default_route_settings {
    detailed_metrics_enabled = true
  }
}
