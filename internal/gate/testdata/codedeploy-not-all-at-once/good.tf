resource "aws_codedeploy_deployment_group" "orders" {
  app_name               = "orders"
  deployment_group_name  = "live"
  service_role_arn       = "arn:aws:iam::111111111111:role/deploy"
  deployment_config_name = "CodeDeployDefault.ECSCanary10Percent5Minutes"
}
