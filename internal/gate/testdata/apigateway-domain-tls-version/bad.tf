resource "aws_api_gateway_domain_name" "bad" {
  domain_name     = "api.example.com"
  security_policy = "TLS_1_0"
}

resource "aws_api_gateway_domain_name" "bad_absent" {
  domain_name = "orders.example.com"
}

resource "aws_apigatewayv2_domain_name" "bad_http" {
  domain_name = "invoices.example.com"
  domain_name_configuration {
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_0"
  }
}
