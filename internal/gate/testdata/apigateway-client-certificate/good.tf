resource "aws_api_gateway_client_certificate" "orders" {
  description = "orders"
}

resource "aws_api_gateway_stage" "orders" {
  rest_api_id           = "orders"
  stage_name            = "prod"
  deployment_id         = "1"
  client_certificate_id = aws_api_gateway_client_certificate.orders.id
}

resource "aws_apigatewayv2_api" "invoices" {
  name          = "invoices"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "invoices" {
  api_id = aws_apigatewayv2_api.invoices.id
  name   = "$default"
}
