resource "aws_api_gateway_rest_api" "bad" {
  name = "orders"
  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_rest_api" "bad_absent" {
  name = "invoices"
}
