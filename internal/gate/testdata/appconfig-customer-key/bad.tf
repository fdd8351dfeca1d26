resource "aws_appconfig_configuration_profile" "bad" {
  application_id = "a"
  name           = "orders"
  location_uri   = "hosted"
}
