resource "aws_api_gateway_rest_api" "bad" {
  name = "orders"
  body = jsonencode({
    openapi = "3.0.1"
    paths   = {}
  })
}

resource "aws_api_gateway_rest_api" "invoices" {
  name = "invoices"
}

resource "aws_api_gateway_authorizer" "invoices" {
  name        = "users"
  rest_api_id = aws_api_gateway_rest_api.invoices.id
}
