resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
}

resource "aws_api_gateway_stage" "bad" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = "1"
}

resource "aws_api_gateway_stage" "bad_off" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "test"
  deployment_id = "1"
}

resource "aws_api_gateway_method_settings" "test" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = aws_api_gateway_stage.bad_off.stage_name
  method_path = "*/*"
  settings {
    logging_level = "OFF"
  }
}

resource "aws_apigatewayv2_api" "chat" {
  name          = "chat"
  protocol_type = "WEBSOCKET"
}

resource "aws_apigatewayv2_stage" "bad_socket" {
  api_id = aws_apigatewayv2_api.chat.id
  name   = "prod"
}

resource "aws_apigatewayv2_stage" "bad_socket_off" {
  api_id = "chat"
  name   = "prod"
  default_route_settings {
    logging_level = "OFF"
  }
}
