resource "aws_appsync_graphql_api" "orders" {
  name                = "orders"
  authentication_type = "AMAZON_COGNITO_USER_POOLS"
  additional_authentication_provider {
    authentication_type = "AWS_IAM"
  }
}
