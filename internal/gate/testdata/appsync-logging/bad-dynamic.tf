variable "logs_role" {
  type    = string
  default = null
}

resource "aws_appsync_graphql_api" "bad" {
  name                = "orders"
  authentication_type = "AWS_IAM"
  dynamic "log_config" {
    for_each = var.logs_role[*]
    content {
      cloudwatch_logs_role_arn = log_config.value
      field_log_level          = "ERROR"
    }
  }
}
