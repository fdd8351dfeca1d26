variable "keys" {
  type    = bool
  default = false
}

resource "aws_api_gateway_method" "bad" {
  rest_api_id      = "orders"
  resource_id      = "root"
  http_method      = "GET"
  authorization    = "AWS_IAM"
  api_key_required = var.keys
}
