resource "aws_api_gateway_stage" "bad" {
  rest_api_id   = "orders"
  stage_name    = "prod"
  deployment_id = "1"
}

resource "aws_apigatewayv2_api" "chat" {
  name          = "chat"
  protocol_type = "WEBSOCKET"
}

resource "aws_apigatewayv2_stage" "bad_socket" {
  api_id = aws_apigatewayv2_api.chat.id
  name   = "prod"
}
