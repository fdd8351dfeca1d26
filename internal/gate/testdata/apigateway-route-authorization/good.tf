resource "aws_apigatewayv2_api" "chat" {
  name          = "chat"
  protocol_type = "WEBSOCKET"
}

resource "aws_apigatewayv2_route" "orders" {
  api_id             = "orders"
  route_key          = "GET /orders"
  authorization_type = "JWT"
  authorizer_id      = "users"
}

resource "aws_apigatewayv2_route" "preflight" {
  api_id    = "orders"
  route_key = "OPTIONS /{proxy+}"
}

resource "aws_apigatewayv2_route" "connect" {
  api_id             = aws_apigatewayv2_api.chat.id
  route_key          = "$connect"
  authorization_type = "AWS_IAM"
}

resource "aws_apigatewayv2_route" "message" {
  api_id    = aws_apigatewayv2_api.chat.id
  route_key = "$default"
}
