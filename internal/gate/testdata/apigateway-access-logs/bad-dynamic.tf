variable "log_group" {
  type    = string
  default = ""
}

resource "aws_apigatewayv2_stage" "bad" {
  api_id = "orders"
  name   = "$default"
  dynamic "access_log_settings" {
    for_each = compact([var.log_group])
    content {
      destination_arn = access_log_settings.value
      format          = "$context.requestId"
    }
  }
}
