resource "aws_appsync_graphql_api" "bad" {
  name                = "orders"
  authentication_type = "AWS_IAM"
}

resource "aws_appsync_graphql_api" "guarded" {
  name                = "invoices"
  authentication_type = "AWS_IAM"
}

resource "aws_wafv2_web_acl_association" "guarded" {
  resource_arn = aws_appsync_graphql_api.guarded.arn
  web_acl_arn  = "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/1"
}
