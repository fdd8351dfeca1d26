variable "setting_id" {
  default = "arn:aws:ssm:us-east-1:111111111111:servicesetting/ssm/documents/console/public-sharing-permission"
}

variable "setting_value" {
  default = "Enable"
}

resource "aws_ssm_service_setting" "bad" {
  setting_id    = var.setting_id
  setting_value = var.setting_value
}
