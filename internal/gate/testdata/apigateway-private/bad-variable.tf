variable "endpoint" {
  type    = string
  default = "EDGE"
}

resource "aws_api_gateway_rest_api" "bad" {
  name = "orders"
  endpoint_configuration {
    types = [var.endpoint]
  }
}
