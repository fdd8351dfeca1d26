locals {
  metrics = false
}

resource "aws_api_gateway_method_settings" "bad" {
  rest_api_id = "orders"
  stage_name  = "prod"
  method_path = "*/*"
  settings {
    metrics_enabled = local.metrics
  }
}
