resource "aws_api_gateway_deployment" "bad" {
  rest_api_id = "orders"
}

resource "aws_api_gateway_deployment" "bad_silent" {
  rest_api_id = "invoices"
}

resource "aws_api_gateway_stage" "invoices" {
  rest_api_id   = "invoices"
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.bad_silent.id
}
