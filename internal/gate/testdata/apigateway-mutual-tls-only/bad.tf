resource "aws_apigatewayv2_api" "bad" {
  name          = "partners"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_domain_name" "partners" {
  domain_name = "partners.example.com"
  domain_name_configuration {
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }
  mutual_tls_authentication {
    truststore_uri = "s3://cambio-trust/partners.pem"
  }
}

resource "aws_apigatewayv2_api_mapping" "partners" {
  api_id      = aws_apigatewayv2_api.bad.id
  domain_name = aws_apigatewayv2_domain_name.partners.id
  stage       = "$default"
}
