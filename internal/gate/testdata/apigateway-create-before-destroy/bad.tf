resource "aws_api_gateway_deployment" "bad" {
  rest_api_id = "orders"
}

resource "aws_api_gateway_rest_api" "bad_api" {
  name = "orders"
  lifecycle {
    create_before_destroy = false
  }
}
