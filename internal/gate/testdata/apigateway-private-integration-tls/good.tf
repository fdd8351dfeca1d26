resource "aws_apigatewayv2_integration" "orders" {
  api_id           = "orders"
  integration_type = "HTTP_PROXY"
  connection_type  = "VPC_LINK"
  connection_id    = "link"
  tls_config {
    server_name_to_verify = "orders.example.com"
  }
}

resource "aws_apigatewayv2_integration" "rates" {
  api_id           = "rates"
  integration_type = "AWS_PROXY"
}
