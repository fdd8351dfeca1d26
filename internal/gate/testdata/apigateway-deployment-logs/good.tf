resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = "orders"
}

resource "aws_api_gateway_stage" "orders" {
  rest_api_id   = "orders"
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
  access_log_settings {
    destination_arn = "arn:aws:logs:eu-west-1:111122223333:log-group:orders"
    format          = "$context.requestId"
  }
}
