variable "scheme" {
  type    = string
  default = "http"
}

resource "aws_api_gateway_integration" "bad" {
  rest_api_id = "orders"
  resource_id = "root"
  http_method = "GET"
  type        = "HTTP"
  uri         = "${var.scheme}://orders.example.com/"
}
