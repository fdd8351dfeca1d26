locals {
  modern = false
}

resource "aws_api_gateway_domain_name" "bad" {
  domain_name     = "api.example.com"
  security_policy = local.modern ? "TLS_1_2" : "TLS_1_0"
}
