resource "aws_codedeploy_deployment_group" "bad" {
  app_name              = "orders"
  deployment_group_name = "live"
  service_role_arn      = "arn:aws:iam::111111111111:role/deploy"
}

resource "aws_codedeploy_deployment_group" "bad_off" {
  app_name              = "invoices"
  deployment_group_name = "live"
  service_role_arn      = "arn:aws:iam::111111111111:role/deploy"
  auto_rollback_configuration {
    enabled = false
  }
}
