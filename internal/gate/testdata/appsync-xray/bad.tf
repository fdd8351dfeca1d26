resource "aws_appsync_graphql_api" "bad" {
  name                = "orders"
  authentication_type = "AWS_IAM"
}

resource "aws_appsync_graphql_api" "bad_false" {
  name                = "invoices"
  authentication_type = "AWS_IAM"
  xray_enabled        = false
}
