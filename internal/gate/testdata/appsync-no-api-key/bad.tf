resource "aws_appsync_graphql_api" "bad" {
  name                = "orders"
  authentication_type = "API_KEY"
}

resource "aws_appsync_graphql_api" "bad_additional" {
  name                = "invoices"
  authentication_type = "AWS_IAM"
  additional_authentication_provider {
    authentication_type = "API_KEY"
  }
}
