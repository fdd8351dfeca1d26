variable "authentication" {
  type    = string
  default = "API_KEY"
}

resource "aws_appsync_graphql_api" "bad" {
  name                = "orders"
  authentication_type = var.authentication
}
