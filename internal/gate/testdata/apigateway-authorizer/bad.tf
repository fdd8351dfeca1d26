resource "aws_api_gateway_rest_api" "bad" {
  name = "orders"
}

resource "aws_api_gateway_method" "orders" {
  rest_api_id   = aws_api_gateway_rest_api.bad.id
  resource_id   = "root"
  http_method   = "GET"
  authorization = "NONE"
}
