variable "tracing" {
  type    = bool
  default = false
}

resource "aws_appsync_graphql_api" "bad" {
  name                = "orders"
  authentication_type = "AWS_IAM"
  xray_enabled        = var.tracing
}
