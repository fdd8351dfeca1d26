resource "aws_codedeploy_deployment_group" "bad" {
  count                  = 2
  app_name               = "orders"
  deployment_group_name  = "live"
  service_role_arn       = "arn:aws:iam::111111111111:role/deploy"
  deployment_config_name = "CodeDeployDefault.LambdaAllAtOnce"
}
