resource "aws_kms_key" "own" {}

resource "aws_imagebuilder_component" "orders" {
  name       = "orders"
  platform   = "Linux"
  version    = "1.0.0"
  data       = "{}"
  kms_key_id = aws_kms_key.own.arn
}
