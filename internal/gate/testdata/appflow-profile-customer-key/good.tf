resource "aws_kms_key" "own" {}

resource "aws_appflow_connector_profile" "orders" {
  name            = "orders"
  connector_type  = "Slack"
  connection_mode = "Public"
  connector_profile_config {
    connector_profile_credentials {}
    connector_profile_properties {}
  }
  kms_arn = aws_kms_key.own.arn
}
