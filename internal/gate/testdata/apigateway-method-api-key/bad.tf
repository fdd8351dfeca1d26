resource "aws_api_gateway_method" "bad" {
  rest_api_id   = "orders"
  resource_id   = "root"
  http_method   = "GET"
  authorization = "AWS_IAM"
}

resource "aws_api_gateway_method" "bad_false" {
  rest_api_id      = "orders"
  resource_id      = "root"
  http_method      = "POST"
  authorization    = "AWS_IAM"
  api_key_required = false
}
