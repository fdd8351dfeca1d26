resource "aws_imagebuilder_component" "bad" {
  name     = "orders"
  platform = "Linux"
  version  = "1.0.0"
  data     = "{}"
}

resource "aws_imagebuilder_component" "bad_2" {
  name       = "orders"
  platform   = "Linux"
  version    = "1.0.0"
  data       = "{}"
  kms_key_id = "alias/aws/orders"
}
