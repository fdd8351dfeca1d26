variable "server_name" {
  type    = string
  default = ""
}

resource "aws_apigatewayv2_integration" "bad" {
  api_id           = "orders"
  integration_type = "HTTP_PROXY"
  connection_type  = "VPC_LINK"
  connection_id    = "link"
  tls_config {
    server_name_to_verify = var.server_name
  }
}
