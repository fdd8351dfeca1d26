resource "aws_api_gateway_stage" "bad" {
  rest_api_id   = "orders"
  stage_name    = "prod"
  deployment_id = "1"
}

resource "aws_apigatewayv2_stage" "bad_http" {
  api_id = "invoices"
  name   = "$default"
}
