resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = "orders"
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
  lifecycle {
    create_before_destroy = true
  }
}
