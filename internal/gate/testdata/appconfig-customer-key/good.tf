resource "aws_kms_key" "own" {}

resource "aws_appconfig_configuration_profile" "orders" {
  application_id     = "a"
  name               = "orders"
  location_uri       = "hosted"
  kms_key_identifier = aws_kms_key.own.arn
}

resource "aws_appconfig_configuration_profile" "invoices" {
  application_id = "a"
  name           = "orders"
  location_uri   = "ssm-parameter://orders"
}
