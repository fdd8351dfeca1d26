resource "aws_cloudwatch_log_group" "orders" {
  name = "orders"
}

resource "aws_api_gateway_stage" "orders" {
  rest_api_id   = "orders"
  stage_name    = "prod"
  deployment_id = "1"
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.orders.arn
    format          = "$context.requestId"
  }
}

resource "aws_apigatewayv2_stage" "invoices" {
  api_id = "invoices"
  name   = "$default"
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.orders.arn
    format          = "$context.requestId"
  }
}
