variable "level" {
  type    = string
  default = "OFF"
}

resource "aws_api_gateway_stage" "bad" {
  rest_api_id   = "orders"
  stage_name    = "prod"
  deployment_id = "1"
}

resource "aws_api_gateway_method_settings" "prod" {
  rest_api_id = "orders"
  stage_name  = "prod"
  method_path = "*/*"
  settings {
    logging_level = var.level
  }
}

resource "aws_api_gateway_method_settings" "other" {
  rest_api_id = "invoices"
  stage_name  = "prod"
  method_path = "*/*"
  settings {
    logging_level = "INFO"
  }
}
