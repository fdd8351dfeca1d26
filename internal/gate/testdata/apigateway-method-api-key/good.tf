resource "aws_api_gateway_method" "keyed" {
  rest_api_id      = "orders"
  resource_id      = "root"
  http_method      = "GET"
  authorization    = "AWS_IAM"
  api_key_required = true
}

resource "aws_api_gateway_method" "preflight" {
  rest_api_id   = "orders"
  resource_id   = "root"
  http_method   = "OPTIONS"
  authorization = "NONE"
}
