resource "aws_ssm_service_setting" "bad" {
  setting_id    = "arn:aws:ssm:us-east-1:111111111111:servicesetting/ssm/documents/console/public-sharing-permission"
  setting_value = "Enable"
}
