variable "app_name" {
  default = "orders"
}

variable "deployment_group_name" {
  default = "live"
}

variable "service_role_arn" {
  default = "arn:aws:iam::111111111111:role/deploy"
}

resource "aws_codedeploy_deployment_group" "bad" {
  app_name              = var.app_name
  deployment_group_name = var.deployment_group_name
  service_role_arn      = var.service_role_arn
}
