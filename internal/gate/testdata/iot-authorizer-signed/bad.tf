resource "aws_iot_authorizer" "bad" {
  name             = "devices"
  signing_disabled = true
}
