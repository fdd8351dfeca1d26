variable "rate" {
  type    = number
  default = 0
}

resource "aws_apigatewayv2_stage" "bad" {
  api_id = "orders"
  name   = "$default"
  default_route_settings {
    throttling_rate_limit = var.rate
  }
}
