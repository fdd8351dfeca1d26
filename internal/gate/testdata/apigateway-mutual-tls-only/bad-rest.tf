resource "aws_api_gateway_rest_api" "bad" {
  name                         = "partners"
  disable_execute_api_endpoint = false
}

resource "aws_api_gateway_domain_name" "partners" {
  domain_name     = "partners.example.com"
  security_policy = "TLS_1_2"
  mutual_tls_authentication {
    truststore_uri = "s3://cambio-trust/partners.pem"
  }
}

resource "aws_api_gateway_base_path_mapping" "partners" {
  api_id      = aws_api_gateway_rest_api.bad.id
  domain_name = aws_api_gateway_domain_name.partners.domain_name
  stage_name  = "prod"
}
