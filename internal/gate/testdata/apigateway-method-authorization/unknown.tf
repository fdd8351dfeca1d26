variable "authorization" {
  type = string
}

resource "aws_api_gateway_method" "unsure" {
  rest_api_id   = "orders"
  resource_id   = "root"
  http_method   = "GET"
  authorization = var.authorization
}
