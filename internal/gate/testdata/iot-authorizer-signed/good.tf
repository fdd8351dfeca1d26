resource "aws_iot_authorizer" "devices" {
  name           = "devices"
  token_key_name = "token"
}
