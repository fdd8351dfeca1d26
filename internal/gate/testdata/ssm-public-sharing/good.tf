resource "aws_ssm_service_setting" "sharing" {
  setting_id    = "/ssm/documents/console/public-sharing-permission"
  setting_value = "Disable"
}

resource "aws_ssm_service_setting" "throughput" {
  setting_id    = "/ssm/parameter-store/high-throughput-enabled"
  setting_value = "true"
}
