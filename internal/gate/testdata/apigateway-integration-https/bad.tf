resource "aws_api_gateway_integration" "bad" {
  rest_api_id = "orders"
  resource_id = "root"
  http_method = "GET"
  type        = "HTTP_PROXY"
  uri         = "http://orders.example.com/"
}

resource "aws_apigatewayv2_integration" "bad_http" {
  api_id           = "orders"
  integration_type = "HTTP_PROXY"
  integration_uri  = "http://orders.example.com/"
}
