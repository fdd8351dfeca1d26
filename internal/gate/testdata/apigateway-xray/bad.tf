resource "aws_api_gateway_stage" "bad" {
  rest_api_id   = "orders"
  stage_name    = "prod"
  deployment_id = "1"
}

resource "aws_api_gateway_stage" "bad_false" {
  rest_api_id          = "orders"
  stage_name           = "test"
  deployment_id        = "1"
  xray_tracing_enabled = false
}
