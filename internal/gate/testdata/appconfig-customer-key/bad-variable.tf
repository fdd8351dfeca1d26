variable "application_id" {
  default = "a"
}

variable "location_uri" {
  default = "hosted"
}

resource "aws_appconfig_configuration_profile" "bad" {
  application_id = var.application_id
  name           = "orders"
  location_uri   = var.location_uri
}
