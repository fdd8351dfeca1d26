variable "compression" {
  type    = number
  default = -1
}

resource "aws_api_gateway_rest_api" "bad" {
  name                     = "orders"
  minimum_compression_size = var.compression
}
