resource "aws_api_gateway_stage" "orders" {
  rest_api_id          = "orders"
  stage_name           = "prod"
  deployment_id        = "1"
  xray_tracing_enabled = true
}
