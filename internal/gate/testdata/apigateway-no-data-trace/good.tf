resource "aws_api_gateway_method_settings" "orders" {
  rest_api_id = "orders"
  stage_name  = "prod"
  method_path = "*/*"
  settings {
    logging_level = "INFO"
  }
}

resource "aws_api_gateway_method_settings" "off" {
  rest_api_id = "orders"
  stage_name  = "test"
  method_path = "*/*"
  settings {
    data_trace_enabled = false
  }
}
