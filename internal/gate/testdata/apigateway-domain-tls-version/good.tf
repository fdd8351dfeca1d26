resource "aws_api_gateway_domain_name" "orders" {
  domain_name     = "orders.example.com"
  security_policy = "TLS_1_2"
}

resource "aws_api_gateway_domain_name" "strict" {
  domain_name     = "strict.example.com"
  security_policy = "SecurityPolicy_TLS13_1_3_2025_09"
}

resource "aws_apigatewayv2_domain_name" "invoices" {
  domain_name = "invoices.example.com"
  domain_name_configuration {
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }
}
