resource "aws_api_gateway_integration" "orders" {
  rest_api_id = "orders"
  resource_id = "root"
  http_method = "GET"
  type        = "HTTP_PROXY"
  uri         = "https://orders.example.com/"
}

resource "aws_lambda_function" "rates" {
  function_name = "rates"
}

resource "aws_api_gateway_integration" "rates" {
  rest_api_id = "rates"
  resource_id = "root"
  http_method = "GET"
  type        = "AWS_PROXY"
  uri         = aws_lambda_function.rates.invoke_arn
}

resource "aws_apigatewayv2_integration" "rates" {
  api_id           = "rates"
  integration_type = "AWS_PROXY"
  integration_uri  = aws_lambda_function.rates.arn
}
