variable "stage" {
  type    = string
  default = "prod"
}

resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
}

resource "aws_api_gateway_stage" "orders" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = var.stage
  deployment_id = "1"
}

resource "aws_cloudwatch_log_group" "orders" {
  name              = "API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.orders.id}/${var.stage}"
  retention_in_days = 90
}
