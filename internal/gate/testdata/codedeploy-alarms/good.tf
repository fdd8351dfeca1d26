resource "aws_codedeploy_deployment_group" "orders" {
  app_name              = "orders"
  deployment_group_name = "live"
  service_role_arn      = "arn:aws:iam::111111111111:role/deploy"
  alarm_configuration {
    enabled = true
    alarms  = ["errors"]
  }
}
