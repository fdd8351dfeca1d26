resource "aws_api_gateway_request_validator" "body" {
  rest_api_id           = "orders"
  name                  = "body"
  validate_request_body = true
}

resource "aws_api_gateway_method" "orders" {
  rest_api_id          = "orders"
  resource_id          = "root"
  http_method          = "POST"
  authorization        = "AWS_IAM"
  request_validator_id = aws_api_gateway_request_validator.body.id
}
