resource "aws_api_gateway_deployment" "bad" {
  count       = 2
  rest_api_id = "orders"
  lifecycle {
    ignore_changes = [description]
  }
}
