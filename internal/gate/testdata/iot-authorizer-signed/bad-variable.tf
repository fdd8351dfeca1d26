variable "signed" {
  type    = bool
  default = false
}

resource "aws_iot_authorizer" "bad" {
  name             = "devices"
  signing_disabled = !var.signed
}
