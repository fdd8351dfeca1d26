resource "aws_api_gateway_rest_api" "inside" {
  name = "inside"
  endpoint_configuration {
    types = ["PRIVATE"]
  }
}

resource "aws_api_gateway_stage" "inside" {
  rest_api_id   = aws_api_gateway_rest_api.inside.id
  stage_name    = "prod"
  deployment_id = "1"
}

resource "aws_api_gateway_stage" "orders" {
  rest_api_id   = "orders"
  stage_name    = "prod"
  deployment_id = "1"
}

resource "aws_wafregional_web_acl_association" "orders" {
  resource_arn = aws_api_gateway_stage.orders.arn
  web_acl_id   = "shop"
}
