resource "aws_api_gateway_rest_api" "orders" {
  name                     = "orders"
  minimum_compression_size = 0
}

resource "aws_api_gateway_rest_api" "invoices" {
  name                     = "invoices"
  minimum_compression_size = "1024"
}
