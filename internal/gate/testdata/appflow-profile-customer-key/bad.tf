resource "aws_appflow_connector_profile" "bad" {
  name            = "orders"
  connector_type  = "Slack"
  connection_mode = "Public"
  connector_profile_config {
    connector_profile_credentials {}
    connector_profile_properties {}
  }
}

resource "aws_appflow_connector_profile" "bad_2" {
  name            = "orders"
  connector_type  = "Slack"
  connection_mode = "Public"
  connector_profile_config {
    connector_profile_credentials {}
    connector_profile_properties {}
  }
  kms_arn = "alias/aws/orders"
}
