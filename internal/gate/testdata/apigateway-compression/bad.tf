resource "aws_api_gateway_rest_api" "bad" {
  name = "orders"
}

resource "aws_api_gateway_rest_api" "bad_negative" {
  name                     = "invoices"
  minimum_compression_size = -1
}

resource "aws_api_gateway_rest_api" "bad_large" {
  name                     = "clerks"
  minimum_compression_size = 10485760
}
